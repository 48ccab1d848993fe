package dev.itemstore.api.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a body is, by its headers. */
final class MediaTypes {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
  private static final Pattern JSON =
      Pattern.compile("application/json(?<parameters>(?:[ \t;].*)?)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAMETER =
      Pattern.compile(
          "[ \t]*+;[ \t]*+(?:(?<name>"
              + TOKEN
              + ")=(?<value>"
              + TOKEN
              + "|\"(?:[^\"\\\\]++|\\\\.)*+\"))?+[ \t]*+");

  private MediaTypes() {}

  /** Tells whether this is application/json, its charset absent or UTF-8. */
  static boolean isJson(List<String> contentTypes) {
    if (contentTypes.size() != 1) {
      return false;
    }
    Matcher type = JSON.matcher(contentTypes.getFirst().strip());
    if (!type.matches()) {
      return false;
    }
    String parameters = type.group("parameters");
    Matcher parameter = PARAMETER.matcher(parameters);
    int at = 0;
    while (at < parameters.length()) {
      parameter.region(at, parameters.length());
      if (!parameter.lookingAt() || !isAdmitted(parameter)) {
        return false;
      }
      at = parameter.end();
    }
    return true;
  }

  /** Tells whether a body is sent as it is. */
  static boolean isIdentity(List<String> contentEncodings) {
    return contentEncodings.stream()
        .flatMap(line -> Pattern.compile(",").splitAsStream(line))
        .map(String::strip)
        .allMatch(coding -> coding.isEmpty() || coding.equalsIgnoreCase("identity"));
  }

  private static boolean isAdmitted(Matcher parameter) {
    return !"charset".equalsIgnoreCase(parameter.group("name"))
        || "utf-8".equalsIgnoreCase(unquoted(parameter.group("value")));
  }

  private static String unquoted(String value) {
    return value.startsWith("\"")
        ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
        : value;
  }
}
