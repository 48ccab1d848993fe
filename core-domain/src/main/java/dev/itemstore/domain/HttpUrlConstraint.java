package dev.itemstore.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** An absolute http or https URL with a host and without user information. */
record HttpUrlConstraint(int maxLength) implements Constraint<String> {

  @Override
  public Optional<String> complaint(String value) {
    if (value.codePointCount(0, value.length()) > maxLength) {
      return Optional.of("must have at most %d characters".formatted(maxLength));
    }
    return isHttpUrl(value)
        ? Optional.empty()
        : Optional.of("must be an absolute http or https URL with a host and without a user");
  }

  private static boolean isHttpUrl(String value) {
    // The URI class admits "other" characters raw (RFC 2396's extension), controls and surrogates
    // not among what we keep.
    if (TextConstraint.hasForbidden(value, false)) {
      return false;
    }
    try {
      URI uri = new URI(value);
      return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && !uri.getHost().isEmpty()
          && uri.getRawUserInfo() == null
          && uri.getPort() <= 65_535;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
