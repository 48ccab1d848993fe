package dev.itemstore.gen;

import dev.itemstore.domain.Price;
import java.util.stream.Stream;

/**
 * Log-normal prices around the median of a category, in several currencies, that end the way prices
 * in shops do.
 */
final class Prices {

  /** How often a price is in each currency, and how many of its units one EUR is here. */
  private enum Currency {
    EUR(45, 1.0),
    USD(23, 1.1),
    GBP(12, 0.85),
    JPY(7, 160.0),
    CHF(4, 0.95),
    SEK(4, 11.0),
    PLN(5, 4.3);

    private final int weight;
    private final double perEuro;

    Currency(int weight, double perEuro) {
      this.weight = weight;
      this.perEuro = perEuro;
    }
  }

  private static final Currency[] CURRENCIES = Currency.values();

  private final Discrete currency =
      new Discrete(Stream.of(CURRENCIES).mapToDouble(c -> c.weight).toArray());

  Price sample(Catalogue.Category category, Draws draws) {
    Currency chosen = CURRENCIES[currency.sample(draws)];
    double euros = Normal.logNormal(draws, category.medianPrice(), category.sigma());
    long units = Math.max(1, (long) (euros * chosen.perEuro + 0.5));
    int ending = draws.below(100);
    long amount = chosen == Currency.JPY ? yen(units, ending) : hundredths(units, ending);
    return new Price(amount, chosen.name());
  }

  /** The yen has no minor unit: 1,980 rather than 19.80. */
  private static long yen(long units, int ending) {
    long hundreds = Math.max(1, (units + 50) / 100) * 100;
    return ending < 75 ? hundreds - 20 : hundreds;
  }

  private static long hundredths(long units, int ending) {
    long whole = units < 200 ? units : (units + 5) / 10 * 10;
    if (ending < 60) {
      return whole * 100 - 1;
    }
    return ending < 85 ? whole * 100 : whole * 100 - 50;
  }
}
