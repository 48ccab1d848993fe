package dev.itemstore.domain;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/** A currency's ISO 4217 code, upper case, as the JDK knows them. */
final class CurrencyConstraint implements Constraint<String> {
  private static final Set<String> CODES =
      Currency.availableCurrencies().map(Currency::getCurrencyCode).collect(toUnmodifiableSet());

  @Override
  public Optional<String> complaint(String value) {
    return CODES.contains(value)
        ? Optional.empty()
        : Optional.of("must be an ISO 4217 currency code in upper case, such as EUR");
  }
}
