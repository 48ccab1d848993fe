package dev.itemstore.gen.cli;

import dev.itemstore.gen.ItemGenerator;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of items as people write it: 100000, 100_000, 100k, 2.5M, 1e7. */
final class ItemCount implements ITypeConverter<Long> {
  private static final Pattern FORM =
      Pattern.compile("(\\d[\\d_]{0,29}(?:\\.\\d{1,29})?(?:[eE]\\+?\\d{1,3})?)([kKmM]?)");

  @Override
  public Long convert(String text) {
    if (text.startsWith("-")) {
      throw refused(text, "there is at least one");
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw refused(text, "write it like 100000, 100k, 10M or 1e7");
    }
    BigDecimal unit =
        switch (matcher.group(2)) {
          case "k", "K" -> BigDecimal.valueOf(1_000);
          case "m", "M" -> BigDecimal.valueOf(1_000_000);
          default -> BigDecimal.ONE;
        };
    BigDecimal count = new BigDecimal(matcher.group(1).replace("_", "")).multiply(unit);
    if (count.signum() == 0) {
      throw refused(text, "there is at least one");
    }
    if (count.compareTo(BigDecimal.valueOf(ItemGenerator.MAX_ID)) > 0) {
      throw refused(
          text, String.format(Locale.ROOT, "there are at most %,d", ItemGenerator.MAX_ID));
    }
    if (count.stripTrailingZeros().scale() > 0) {
      throw refused(text, "it must be a whole number");
    }
    return count.longValueExact();
  }

  private static TypeConversionException refused(String text, String why) {
    return new TypeConversionException("'%s' is not a number of items: %s".formatted(text, why));
  }
}
