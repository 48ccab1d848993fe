package dev.itemstore.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends requests byte by byte, so that they may be as wrong as they like. */
final class RawHttp {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final int port;

  RawHttp(int port) {
    this.port = port;
  }

  /** A response as it came; the names of headers are compared without case. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Response(int status, List<String> headers, byte[] bytes) {

    String body() {
      return new String(bytes, UTF_8);
    }

    Optional<String> header(String name) {
      return headers.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }
  }

  /** Sends a request with a body of its length, unless the headers say otherwise. */
  Response send(String method, String target, byte[] body, String... headers) throws IOException {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    if (body.length > 0) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return exchange(method, head.append("\r\n").toString(), body);
  }

  Response send(String method, String target, String... headers) throws IOException {
    return send(method, target, new byte[0], headers);
  }

  /** Sends a body of JSON. */
  Response sendJson(String method, String target, String json, String... headers)
      throws IOException {
    return sendJson(method, target, json.getBytes(UTF_8), headers);
  }

  Response sendJson(String method, String target, byte[] json, String... headers)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: application/json");
    return send(method, target, json, all.toArray(String[]::new));
  }

  /** Sends whatever this is, and returns the first response. */
  Response exchange(String method, String head, byte[] body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.write(head.getBytes(UTF_8));
      all.write(body);
      socket.getOutputStream().write(all.toByteArray());
      socket.getOutputStream().flush();
      return read(new BufferedInputStream(socket.getInputStream()), method.equals("HEAD"));
    }
  }

  static Response read(InputStream in, boolean isHead) throws IOException {
    String statusLine = line(in);
    if (!statusLine.matches("HTTP/1\\.[01] [0-9]{3}.*")) {
      throw new IOException("no status line, but '" + statusLine + "'");
    }
    int status = Integer.parseInt(statusLine.substring(9, 12));
    List<String> headers = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      headers.add(line);
    }
    if (status == 100) {
      return read(in, isHead);
    }
    Response bare = new Response(status, headers, new byte[0]);
    Optional<String> length = bare.header("Content-Length");
    if (isHead || status == 204 || status == 304) {
      return bare;
    }
    byte[] body =
        length.isPresent() ? in.readNBytes(Integer.parseInt(length.get())) : in.readAllBytes();
    return new Response(status, headers, body);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        bytes.write(b);
      }
    }
    return bytes.toString(ISO_8859_1);
  }
}
