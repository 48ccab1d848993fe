package dev.itemstore.proxy.page;

import dev.itemstore.proxy.upstream.Price;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes prices as English readers expect them, with the decimals that the currency has: $1,234.50,
 * ¥1,234, KWD 1,234.500.
 */
public final class Money {
  private static final Map<String, Style> STYLES =
      Currency.getAvailableCurrencies().stream()
          .collect(
              Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Style::of, (one, _) -> one));
  private static final char NO_BREAK_SPACE = '\u00a0';

  private Money() {}

  /**
   * The price with its currency's symbol; words where there is no price in a currency that is
   * known.
   */
  public static String format(Price price) {
    Style style = styleOf(price);
    if (style == null) {
      return "Price on request";
    }
    String digits = Long.toString(Math.abs(price.amount()));
    if (digits.length() <= style.decimals) {
      digits = "0".repeat(style.decimals + 1 - digits.length()) + digits;
    }
    int whole = digits.length() - style.decimals;
    StringBuilder text = new StringBuilder(32);
    if (price.amount() < 0) {
      text.append('−');
    }
    text.append(style.symbol);
    if (Character.isLetter(style.symbol.charAt(style.symbol.length() - 1))) {
      text.append(NO_BREAK_SPACE);
    }
    for (int i = 0; i < whole; i++) {
      if (i > 0 && (whole - i) % 3 == 0) {
        text.append(',');
      }
      text.append(digits.charAt(i));
    }
    if (style.decimals > 0) {
      text.append('.').append(digits, whole, digits.length());
    }
    return text.toString();
  }

  /**
   * The plain decimal number, for machines: 1234.50; {@code null} where the currency is not known.
   */
  public static String decimal(Price price) {
    Style style = styleOf(price);
    return style == null
        ? null
        : BigDecimal.valueOf(price.amount(), style.decimals).toPlainString();
  }

  private static Style styleOf(Price price) {
    return price == null || price.amount() == Long.MIN_VALUE ? null : STYLES.get(price.currency());
  }

  private record Style(String symbol, int decimals) {
    static Style of(Currency currency) {
      return new Style(
          currency.getSymbol(Locale.ENGLISH), Math.max(0, currency.getDefaultFractionDigits()));
    }
  }
}
