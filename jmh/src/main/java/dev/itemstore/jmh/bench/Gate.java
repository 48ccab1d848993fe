package dev.itemstore.jmh.bench;

import dev.itemstore.jmh.bench.BenchRun.Measured;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bound that every query of the repository has to keep, as {@code p99<50ms}.
 *
 * @param text as it was given
 * @param quantile which latency is bounded
 * @param micros the bound, in microseconds, which is out of bounds itself
 */
record Gate(String text, double quantile, double micros) {
  private static final Pattern FORM =
      Pattern.compile(
          "p(50|75|90|95|98|99|99\\.5|99\\.9|99\\.99)\\s*<\\s*(\\d+(?:\\.\\d+)?)\\s*(us|µs|ms|s)");

  private static final Map<String, Double> MICROS =
      Map.of("us", 1.0, "µs", 1.0, "ms", 1e3, "s", 1e6);

  /**
   * @throws IllegalArgumentException if it has another form
   */
  static Gate parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a gate is such as p99<50ms or p99.9<2s, not '%s'".formatted(text));
    }
    return new Gate(
        text.strip(),
        new BigDecimal(matcher.group(1)).movePointLeft(2).doubleValue(),
        Double.parseDouble(matcher.group(2)) * MICROS.get(matcher.group(3)));
  }

  /** Returns the queries of the repository that are beyond the bound. */
  List<Measured> offenders(List<Measured> results) {
    return bounded(results).filter(result -> result.at(quantile) >= micros).toList();
  }

  /** Returns the queries of the repository. */
  Stream<Measured> bounded(List<Measured> results) {
    return results.stream()
        .filter(result -> result.route().equals(Route.REPOSITORY.toString()))
        .filter(result -> Operation.named(result.operation()).isRead());
  }

  String sentence(Measured offender) {
    return "%s with %d %s%s: %s is %.1f ms"
        .formatted(
            offender.operation(),
            offender.threads(),
            offender.threads() == 1 ? "thread" : "threads",
            offender.ids().equals(ItemIds.UNIFORM.toString()) ? ", cold" : "",
            text.substring(0, text.indexOf('<')).strip(),
            offender.at(quantile) / 1e3);
  }
}
