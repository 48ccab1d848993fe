package dev.itemstore.jmh.report;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.Review;
import dev.itemstore.gen.ItemGenerator;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What items have, counted over every tenth item of a dataset: ten times as many ids as items, so
 * that its time spreads wider. For one thread.
 */
final class DatasetSample {
  /** Every how many ids an item is taken. */
  static final int STRIDE = 10;

  private final int size;
  private final Map<String, Integer> categories = new HashMap<>();
  private final Map<String, Map<String, Integer>> brands = new HashMap<>();
  private final Map<String, NavigableMap<Integer, Integer>> euros = new HashMap<>();
  private final NavigableMap<Integer, Integer> stock = new TreeMap<>();
  private final NavigableMap<YearMonth, Integer> months = new TreeMap<>();
  private final int[] photos = new int[13];
  private final int[] reviews = new int[61];
  private final int[] stars = new int[5];

  private DatasetSample(int size) {
    this.size = size;
  }

  static DatasetSample take(ItemGenerator generator, int size) {
    DatasetSample sample = new DatasetSample(size);
    for (int i = 1; i <= size; i++) {
      sample.count(generator.item((long) i * STRIDE));
    }
    return sample;
  }

  private void count(ItemWithReviews made) {
    Item item = made.item();
    categories.merge(item.category(), 1, Integer::sum);
    brands
        .computeIfAbsent(item.category(), _ -> new HashMap<>())
        .merge(item.brand(), 1, Integer::sum);
    if (item.price().currency().equals("EUR")) {
      euros
          .computeIfAbsent(item.category(), _ -> new TreeMap<>())
          .merge((int) Math.ceilDiv(item.price().amount(), 100), 1, Integer::sum);
    }
    stock.merge(item.stock(), 1, Integer::sum);
    months.merge(YearMonth.from(item.createdAt().atOffset(ZoneOffset.UTC)), 1, Integer::sum);
    photos[item.photos().size()]++;
    reviews[made.reviews().size()]++;
    for (Review review : made.reviews()) {
      stars[review.stars() - 1]++;
    }
  }

  int size() {
    return size;
  }

  /** Returns the share of each category, the most frequent one first. */
  double[] categories() {
    return ranked(categories);
  }

  String mostFrequentCategory() {
    return categories.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  /** Returns the share of each brand within a category, the most frequent one first. */
  double[] brands(String category) {
    return ranked(brands.get(category));
  }

  /** Returns how many items of a category cost so many euros, counted in whole ones. */
  NavigableMap<Integer, Integer> euros(String category) {
    return euros.getOrDefault(category, new TreeMap<>());
  }

  NavigableMap<Integer, Integer> stock() {
    return stock;
  }

  NavigableMap<YearMonth, Integer> months() {
    return months;
  }

  /** Returns the share of items with no photo, with one, and so on. */
  double[] photos() {
    return shares(photos);
  }

  /** Returns the share of items with no review, with one, and so on. */
  double[] reviews() {
    return shares(reviews);
  }

  /** Returns the share of reviews with one star, with two, and so on. */
  double[] stars() {
    return shares(stars);
  }

  private static double[] ranked(Map<String, Integer> counts) {
    return shares(
        counts.values().stream()
            .sorted(Comparator.reverseOrder())
            .mapToInt(Integer::intValue)
            .toArray());
  }

  private static double[] shares(int[] counts) {
    double sum = IntStream.of(counts).sum();
    return IntStream.of(counts).asDoubleStream().map(count -> count / sum).toArray();
  }

  /** Returns the mean of counts, by the share of each from 0 on. */
  static double mean(double[] shares) {
    return DoubleStream.of(
            IntStream.range(0, shares.length).mapToDouble(i -> i * shares[i]).toArray())
        .sum();
  }
}
