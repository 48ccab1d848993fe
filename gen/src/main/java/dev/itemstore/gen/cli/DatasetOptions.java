package dev.itemstore.gen.cli;

import dev.itemstore.domain.store.Dataset;
import dev.itemstore.gen.MediaFiles;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/**
 * What determines a generated dataset; each program says what holds where an option is left out.
 */
public final class DatasetOptions {
  /** The dataset unless another is asked for. */
  static final long DEFAULT_ITEMS = 100_000;

  public static final long DEFAULT_SEED = 42;

  static final String DEFAULTS =
      "By default it is the dataset of 100k items with seed 42 and pictures under "
          + MediaFiles.DEFAULT_BASE_URL
          + ".";

  @Option(
      names = "--items",
      paramLabel = "N",
      converter = ItemCount.class,
      description = "How many items: 100000, 100k, 10M, 1e7.")
  private Long items;

  @Option(names = "--seed", paramLabel = "S", description = "The seed, a 64-bit integer.")
  private Long seed;

  @Option(
      names = "--media-base-url",
      paramLabel = "URL",
      description = "The folder that serves the pictures.")
  private String mediaBaseUrl;

  public OptionalLong items() {
    return items == null ? OptionalLong.empty() : OptionalLong.of(items);
  }

  public OptionalLong seed() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  Optional<String> mediaBaseUrl() {
    return Optional.ofNullable(mediaBaseUrl);
  }

  /**
   * Returns the files that photos point to.
   *
   * @throws IllegalArgumentException if photos of it would have no valid URL
   */
  public MediaFiles files() {
    return new MediaFiles(mediaBaseUrl().orElse(MediaFiles.DEFAULT_BASE_URL));
  }

  /** Returns the first option that was given and is not of a dataset with these values. */
  Optional<String> disagreement(long itsItems, long itsSeed, String itsBaseUrl) {
    if (items != null && items != itsItems) {
      return Optional.of("--items " + items);
    }
    if (seed != null && seed != itsSeed) {
      return Optional.of("--seed " + seed);
    }
    return mediaBaseUrl == null || files().baseUrl().equals(itsBaseUrl)
        ? Optional.empty()
        : Optional.of("--media-base-url " + mediaBaseUrl);
  }

  public static String words(Dataset dataset) {
    return "%,d items, seed %d, generator version %d"
        .formatted(dataset.items(), dataset.seed(), dataset.generatorVersion());
  }
}
