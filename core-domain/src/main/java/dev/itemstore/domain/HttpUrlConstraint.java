package dev.itemstore.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An absolute http or https URL with a host and without user information. */
record HttpUrlConstraint(int maxLength) implements Constraint<String> {
  /**
   * An authority of RFC 3986 without user information: its reg-name admits names that are no domain
   * names of RFC 2396, an underscore for one, for which {@link URI#getHost} knows no host.
   */
  private static final Pattern HOST_AND_PORT =
      Pattern.compile(
          "(\\[[0-9A-Fa-f:.]+]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+)(?::([0-9]{0,5}))?");

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
    if (TextConstraint.hasForbidden(value, false)) {
      return false;
    }
    try {
      URI uri = new URI(value);
      boolean http =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return http && uri.getRawAuthority() != null && isHostAndPort(uri.getRawAuthority());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isHostAndPort(String authority) {
    var matcher = HOST_AND_PORT.matcher(authority);
    if (!matcher.matches()) {
      return false;
    }
    String port = matcher.group(2);
    return port == null || port.isEmpty() || Integer.parseInt(port) <= 65_535;
  }
}
