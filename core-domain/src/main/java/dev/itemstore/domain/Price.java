package dev.itemstore.domain;

/**
 * A price in integer minor units of a currency, so that no sum is ever rounded.
 *
 * @param amount 0 to 10<sup>12</sup> minor units (cents for EUR, yen for JPY)
 * @param currency ISO 4217, upper case, as {@link java.util.Currency} knows it
 */
public record Price(long amount, String currency) {

  /**
   * @throws InvalidValueException naming every field that is out of its bounds
   */
  public Price {
    Violations violations = new Violations();
    violations.check("/price/amount", Bounds.PRICE_AMOUNT, amount);
    violations.check("/price/currency", Bounds.PRICE_CURRENCY, currency);
    violations.throwIfAny();
  }
}
