package dev.itemstore.service;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the text of an option becomes its value; a bad text is told with the bounds. */
public final class Converters {

  /** A TCP port, 0 (any that is free) to 65535. */
  public static final class Port implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return wholeNumber(text, 0, 65_535);
    }
  }

  /** A count of 1 or more. */
  public static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return wholeNumber(text, 1, Integer.MAX_VALUE);
    }
  }

  /** A time of a millisecond up to an hour, such as 500ms, 2s, 5m. */
  public static final class Time implements ITypeConverter<Duration> {
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m)");

    @Override
    public Duration convert(String text) {
      Matcher matcher = TIME.matcher(text);
      if (matcher.matches()) {
        long number = Long.parseLong(matcher.group(1));
        Duration duration =
            switch (matcher.group(2)) {
              case "ms" -> Duration.ofMillis(number);
              case "s" -> Duration.ofSeconds(number);
              default -> Duration.ofMinutes(number);
            };
        if (duration.compareTo(Duration.ofHours(1)) <= 0) {
          return duration;
        }
      }
      throw new TypeConversionException(
          "'%s' is not a time up to an hour such as 500ms, 2s or 5m".formatted(text));
    }
  }

  private Converters() {}

  /**
   * Returns a whole number within its bounds.
   *
   * @throws TypeConversionException if the text is not one
   */
  public static int wholeNumber(String text, int min, int max) {
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of its bounds is.
    }
    throw new TypeConversionException(
        "'%s' is not a whole number from %d to %d".formatted(text, min, max));
  }
}
