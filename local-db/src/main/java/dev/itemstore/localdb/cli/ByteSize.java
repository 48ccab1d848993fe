package dev.itemstore.localdb.cli;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it. */
final class ByteSize {

  private static final Pattern FORM = Pattern.compile("(?i)([1-9]\\d{0,5})([MG])i?B?");

  private ByteSize() {}

  /** Returns the bytes of {@code 512M} or {@code 4G}, by powers of 1024; empty if it is neither. */
  static OptionalLong parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    int shift = matcher.group(2).equalsIgnoreCase("M") ? 20 : 30;
    return OptionalLong.of(Long.parseLong(matcher.group(1)) << shift);
  }
}
