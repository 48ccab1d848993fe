package dev.itemstore.jmh.report;

import dev.itemstore.gen.ItemGenerator;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;

/**
 * One plot for each distribution that docs/dataset.md states: a line for what is stated, dots for
 * what the generator makes.
 */
final class DatasetPlots {
  private static final String STATED = "stated";
  private static final String SAMPLED = "sampled";

  // How the numbers of an axis are written.
  private static final String WHOLE = "#,##0";
  private static final String MEASURE = "0.##";
  private static final String PERCENT = "0.##### %";

  /** Cheap, middling and dear: with medians in EUR and sigmas as the catalogue states them. */
  private static final List<PricedCategory> PRICED =
      List.of(
          new PricedCategory("Tea", 9, 0.5),
          new PricedCategory("Hiking boots", 179, 0.4),
          new PricedCategory("Laptops", 999, 0.5));

  private static final long BEGIN = Instant.parse("2012-01-01T00:00:00Z").toEpochMilli();
  private static final long END = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();

  /** So many items fill half of the time. */
  private static final double HALF = 4e6;

  private record PricedCategory(String name, double median, double sigma) {}

  private final DatasetSample sample;

  DatasetPlots(ItemGenerator generator, int sampleSize) {
    sample = DatasetSample.take(generator, sampleSize);
  }

  /** Writes the plots into a folder and returns their files. */
  List<Path> write(Path folder) {
    List<Path> files = new ArrayList<>();
    plots()
        .forEach((name, plot) -> {
          Path file = folder.resolve("dataset-" + name + ".svg");
          plot.write(file);
          files.add(file);
        });
    return files;
  }

  /** Returns the plots by their names. */
  Map<String, Plot> plots() {
    Map<String, Plot> plots = new LinkedHashMap<>();
    plots.put("categories", categories());
    plots.put("brands", brands());
    plots.put("prices", prices());
    plots.put("stock", stock());
    plots.put("photos", photos());
    plots.put("reviews", reviews());
    plots.put("stars", stars());
    plots.put("created-at", createdAt());
    return plots;
  }

  private Plot categories() {
    double[] stated = Stated.zipf(Stated.CATEGORIES, Stated.CATEGORY_EXPONENT);
    return new Plot(
            "Categories: Zipf with s = 0.8",
            Plot.logAxis("rank of the category", WHOLE),
            Plot.logAxis("share of the items", PERCENT))
        .line(STATED, Points.counted(1, stated))
        .dots(SAMPLED, Points.counted(1, sample.categories()));
  }

  private Plot brands() {
    String category = sample.mostFrequentCategory();
    double[] stated = Stated.zipf(Stated.BRANDS, Stated.BRAND_EXPONENT);
    return new Plot(
            "Brands of a department: Zipf with s = 1.0",
            Plot.logAxis("rank of the brand", WHOLE),
            Plot.logAxis("share of “" + category + "”", PERCENT))
        .line(STATED, Points.counted(1, stated))
        .dots(SAMPLED, Points.counted(1, sample.brands(category)));
  }

  private Plot prices() {
    Plot plot =
        new Plot(
            "Prices: log-normal",
            Plot.logAxis("price in EUR", WHOLE),
            Plot.axis("share for one unit of ln(price)", MEASURE));
    for (PricedCategory category : PRICED) {
      double from = Math.max(1.5, category.median() / Math.exp(4 * category.sigma()));
      double to = category.median() * Math.exp(4 * category.sigma());
      plot.line(
          "%s: stated, median %.0f, σ %.1f"
              .formatted(category.name(), category.median(), category.sigma()),
          Points.logarithmic(
              from, to, 60, x -> Stated.logNormalDensity(x, category.median(), category.sigma())));
      NavigableMap<Integer, Integer> euros = sample.euros(category.name());
      plot.dots(
          SAMPLED + ", " + category.name().toLowerCase(Locale.ROOT),
          LogHistogram.of(euros, priceEdge(from), DatasetPlots::priceEdge));
    }
    return plot;
  }

  /** Prices are whole euros, and from 200 on tens. */
  private static double priceEdge(double price) {
    return price < 200 ? Math.floor(price) + 0.5 : Math.floor(price / 10) * 10 + 5;
  }

  private Plot stock() {
    double soldOut = sample.stock().getOrDefault(0, 0) / (double) sample.size();
    return new Plot(
            "Stock: log-normal with median 18 and σ = 1.2, but none for 8 %% (sampled: %.2f %%)"
                .formatted(100 * soldOut),
            Plot.logAxis("pieces in stock", WHOLE),
            Plot.axis("share for one unit of ln(stock)", MEASURE))
        .line(
            STATED,
            Points.logarithmic(
                1.5,
                5_000,
                80,
                x ->
                    (1 - Stated.SOLD_OUT)
                        * Stated.logNormalDensity(x, Stated.STOCK_MEDIAN, Stated.STOCK_SIGMA)))
        .dots(SAMPLED, LogHistogram.of(sample.stock(), 1.5, x -> Math.floor(x) + 0.5));
  }

  private Plot photos() {
    return new Plot(
            "Photos of an item: negative binomial, mean %.2f (sampled: %.2f)"
                .formatted(
                    DatasetSample.mean(Stated.photos()), DatasetSample.mean(sample.photos())),
            Plot.wholeAxis("photos"),
            Plot.axis("share of the items", PERCENT))
        .line(STATED, Points.counted(0, Stated.photos()))
        .dots(SAMPLED, Points.counted(0, sample.photos()));
  }

  private Plot reviews() {
    return new Plot(
            "Reviews of an item: negative binomial, mean %.2f (sampled: %.2f)"
                .formatted(
                    DatasetSample.mean(Stated.reviews()), DatasetSample.mean(sample.reviews())),
            Plot.wholeAxis("reviews"),
            Plot.logAxis("share of the items", PERCENT))
        .line(STATED, Points.counted(0, Stated.reviews()))
        .dots(SAMPLED, Points.counted(0, sample.reviews()).aboveZero());
  }

  private Plot stars() {
    return new Plot(
            "Stars of reviews, by how good the item is",
            Plot.wholeAxis("stars"),
            Plot.axis("share of the reviews", PERCENT))
        .line("all items, stated", Points.counted(1, Stated.stars()))
        .dots("all items, sampled", Points.counted(1, sample.stars()))
        .line("good items (60 %), stated", Points.counted(1, Stated.starsOfGood()))
        .line("middling items (30 %), stated", Points.counted(1, Stated.starsOfMiddling()))
        .line("poor items (10 %), stated", Points.counted(1, Stated.starsOfPoor()));
  }

  private Plot createdAt() {
    long items = (long) sample.size() * DatasetSample.STRIDE;
    List<Double> x = new ArrayList<>();
    List<Double> stated = new ArrayList<>();
    List<Double> sampled = new ArrayList<>();
    sample
        .months()
        .forEach((month, count) -> {
          x.add(month.getYear() + (month.getMonthValue() - 0.5) / 12);
          stated.add(itemsBefore(month.plusMonths(1), items) - itemsBefore(month, items));
          sampled.add((double) count * DatasetSample.STRIDE);
        });
    return new Plot(
            "When %,d items were created".formatted(items),
            Plot.wholeAxis("createdAt"),
            Plot.axis("items of the month", WHOLE))
        .line(STATED, new Points(x, stated))
        .dots(SAMPLED, new Points(x, sampled));
  }

  /** Returns how many of so many items were created before a month, by the stated formula. */
  private static double itemsBefore(YearMonth month, long items) {
    long time = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    double left = (double) (END - time);
    return Math.clamp((END - BEGIN) * HALF / left - HALF, 0, (double) items);
  }
}
