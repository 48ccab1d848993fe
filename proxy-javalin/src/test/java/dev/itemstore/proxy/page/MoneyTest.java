package dev.itemstore.proxy.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.proxy.upstream.Price;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | USD | $0.00 | 0.00",
        "5 | USD | $0.05 | 0.05",
        "99 | EUR | €0.99 | 0.99",
        "100 | GBP | £1.00 | 1.00",
        "99999 | USD | $999.99 | 999.99",
        "123456789 | USD | $1,234,567.89 | 1234567.89",
        "1000000000000 | USD | $10,000,000,000.00 | 10000000000.00",
        "0 | JPY | ¥0 | 0",
        "1999 | JPY | ¥1,999 | 1999",
        "1 | KWD | KWD\u00a00.001 | 0.001",
        "1234500 | KWD | KWD\u00a01,234.500 | 1234.500",
        "12345 | CHF | CHF\u00a0123.45 | 123.45",
        "12345 | CAD | CA$123.45 | 123.45",
        "5 | XAU | XAU\u00a05 | 5",
        "-1999 | USD | −$19.99 | -19.99",
      })
  void hasTheDecimalsOfItsCurrency(long amount, String currency, String text, String decimal) {
    assertThat(Money.format(new Price(amount, currency))).isEqualTo(text);
    assertThat(Money.decimal(new Price(amount, currency))).isEqualTo(decimal);
  }

  @Test
  void makesNothingUpWhereThePriceIsNotKnown() {
    assertThat(Money.format(null)).isEqualTo("Price on request");
    assertThat(Money.format(new Price(1, "<b>"))).isEqualTo("Price on request");
    assertThat(Money.format(new Price(Long.MIN_VALUE, "USD"))).isEqualTo("Price on request");
    assertThat(Money.decimal(new Price(1, null))).isNull();
  }
}
