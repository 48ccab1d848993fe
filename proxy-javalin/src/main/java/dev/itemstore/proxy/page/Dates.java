package dev.itemstore.proxy.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes the days of instants, in UTC: 24 November 2026. */
public final class Dates {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Dates() {}

  /** The day of an ISO 8601 instant, {@code null} where the text is none. */
  public static String day(String instant) {
    try {
      return DAY.format(Instant.parse(instant));
    } catch (DateTimeException _) {
      return null;
    }
  }
}
