package dev.itemstore.jmh.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;

/**
 * How often each operation is called, in proportion to the others.
 *
 * @param weights above 0 each; an operation that is never called is not among them
 */
public record Workload(Map<Operation, Integer> weights) {
  private static final int MOST = 10_000;

  /** Repeats the order of the mix from run to run. */
  private static final long ORDER = 42;

  /**
   * @throws IllegalArgumentException if there is none, or one is out of its bounds
   */
  public Workload {
    weights = Collections.unmodifiableMap(new EnumMap<>(weights));
    if (weights.containsKey(Operation.MIXED)) {
      throw new IllegalArgumentException("a workload cannot have 'mixed' in it: it is the mix");
    }
    weights.forEach((operation, weight) -> {
      if (weight < 1 || weight > MOST) {
        throw new IllegalArgumentException(
            "the weight of %s must be from 1 to %d, not %d".formatted(operation, MOST, weight));
      }
    });
  }

  /** Returns the one of {@code workload.properties} beside this class. */
  public static Workload standard() {
    try (InputStream in = Workload.class.getResourceAsStream("workload.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return of(properties);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file of lines such as {@code findById = 15}.
   *
   * @throws IllegalArgumentException if it cannot be read or is none, in a sentence
   */
  public static Workload read(Path file) {
    try (Reader in = Files.newBufferedReader(file)) {
      Properties properties = new Properties();
      properties.load(in);
      return of(properties);
    } catch (IOException e) {
      throw new IllegalArgumentException("the workload cannot be read: " + e, e);
    }
  }

  private static Workload of(Properties properties) {
    Map<Operation, Integer> weights = new EnumMap<>(Operation.class);
    for (String name : properties.stringPropertyNames()) {
      String value = properties.getProperty(name).strip();
      int weight;
      try {
        weight = Integer.parseInt(value);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "the weight of %s must be a whole number, not '%s'".formatted(name, value), e);
      }
      if (weight != 0) {
        weights.put(Operation.named(name), weight);
      }
    }
    if (weights.isEmpty()) {
      throw new IllegalArgumentException("a workload needs an operation with a weight above 0");
    }
    return new Workload(weights);
  }

  /** Returns the weights by the operations' names, for a file. */
  Map<String, Integer> byName() {
    Map<String, Integer> names = new LinkedHashMap<>();
    weights.forEach((operation, weight) -> names.put(operation.id(), weight));
    return names;
  }

  /** Returns each operation as often as it weighs, in an order that mixes them. */
  List<Operation> mix() {
    List<Operation> mix = new ArrayList<>();
    weights.forEach((operation, weight) -> mix.addAll(Collections.nCopies(weight, operation)));
    Collections.shuffle(mix, new Random(ORDER));
    return mix;
  }

  /** Returns the share of reads, from 0 to 1. */
  public double reads() {
    double all = 0;
    double reads = 0;
    for (Map.Entry<Operation, Integer> weight : weights.entrySet()) {
      all += weight.getValue();
      reads += weight.getKey().isRead() ? weight.getValue() : 0;
    }
    return reads / all;
  }
}
