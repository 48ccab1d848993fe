package dev.itemstore.proxy.upstream;

/**
 * An amount in the currency's minor units (1999 of USD is 19.99), and the currency's ISO 4217 code.
 */
public record Price(long amount, String currency) {

  public Price {
    currency = Texts.orEmpty(currency);
  }
}
