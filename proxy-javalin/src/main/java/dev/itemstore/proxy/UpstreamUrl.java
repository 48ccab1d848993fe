package dev.itemstore.proxy;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A base URL of an upstream: http or https, a host, perhaps a port and a path; a slash at its end
 * is dropped.
 */
final class UpstreamUrl implements ITypeConverter<URI> {
  @Override
  public URI convert(String text) {
    try {
      URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean http =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (http
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // Told below, as a URL of another kind is.
    }
    throw new TypeConversionException(
        "'%s' is not the URL of a service such as http://127.0.0.1:8080".formatted(text));
  }
}
