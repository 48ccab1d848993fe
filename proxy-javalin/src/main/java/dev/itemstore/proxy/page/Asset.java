package dev.itemstore.proxy.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A file that pages link to. Its address holds a hash of its content, so that a browser may keep it
 * for ever.
 */
public enum Asset {
  STYLESHEET("style", "css", "text/css; charset=utf-8"),
  ICON("icon", "svg", "image/svg+xml");

  private static final Map<String, Asset> BY_URL =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Asset::url, Function.identity()));

  private final String content;
  private final String contentType;
  private final String url;

  Asset(String name, String extension, String contentType) {
    this.content = read(name + "." + extension);
    this.contentType = contentType;
    this.url = "/assets/" + name + "." + hash(content) + "." + extension;
  }

  /** The asset at a path, {@code null} where there is none, or there was another version. */
  public static Asset at(String path) {
    return BY_URL.get(path);
  }

  public String url() {
    return url;
  }

  public String contentType() {
    return contentType;
  }

  /** The whole file. */
  public byte[] content() {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  private static String read(String file) {
    try (InputStream in = Asset.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)),
              0,
              6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
