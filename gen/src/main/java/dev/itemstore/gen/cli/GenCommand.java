package dev.itemstore.gen.cli;

import dev.itemstore.domain.store.Dataset;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.gen.MediaFiles;
import dev.itemstore.gen.files.DatasetWriter;
import dev.itemstore.gen.files.Layout;
import dev.itemstore.gen.files.Manifest;
import dev.itemstore.gen.load.ChunkSource;
import dev.itemstore.gen.load.Chunks;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a dataset to files: what {@code scripts/gen} runs. */
@Command(
    name = "scripts/gen",
    mixinStandardHelpOptions = true,
    version = "Itemstore dataset, generator version " + ItemGenerator.VERSION,
    description = {
      "Generates a dataset and writes it to compressed files, which scripts/load --from reads.",
      "Stopped at any moment, the same command goes on where it was.",
      DatasetOptions.DEFAULTS
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = {
      "",
      "Exit codes: 0 the files are there, 1 they are not, 2 wrong usage, 130 stopped by Ctrl-C."
    })
public final class GenCommand extends Program {
  @Mixin private final DatasetOptions datasetOptions = new DatasetOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; it is made if it is not there.")
  private Path folder;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "tsv: a file for each table, as MySQL's LOAD DATA reads it; ndjson: a line for each item"
              + " (default: ${DEFAULT-VALUE}).")
  private Layout layout = Layout.TSV;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Workers, 1 to 64 (default: the processors).")
  private int threads = processorsAnd(0);

  @Option(names = "--replace", description = "First delete a dataset that the folder holds.")
  private boolean replace;

  public static void main(String[] args) {
    main(new GenCommand(), args);
  }

  @Override
  public Integer call() throws InterruptedException {
    requireThreads(threads);
    MediaFiles files = orUsage(datasetOptions::files);
    long seed = datasetOptions.seed().orElse(DatasetOptions.DEFAULT_SEED);
    long items = datasetOptions.items().orElse(DatasetOptions.DEFAULT_ITEMS);
    ItemGenerator generator = new ItemGenerator(seed, files);
    Manifest.About about =
        DatasetWriter.about(layout, seed, items, generator.version(), files.baseUrl());
    Manifest manifest = write(about, generator);
    if (manifest == null) {
      return STOPPED;
    }
    out(
        "%s holds %s: %,d photos, %,d reviews, %,.0f MB in %,d files."
            .formatted(
                folder,
                DatasetOptions.words(about.dataset()),
                manifest.photos(),
                manifest.reviews(),
                manifest.sizeOnDisk() / 1e6,
                manifest.fileCount()));
    return ExitCode.OK;
  }

  private Manifest write(Manifest.About about, ItemGenerator generator)
      throws InterruptedException {
    Dataset dataset = about.dataset();
    try (Progress progress = Progress.of(dataset.items())) {
      ChunkSource source = ChunkSource.of(new Chunks(dataset.items()), generator::item);
      DatasetWriter writer = new DatasetWriter(folder, about, source, threads, progress);
      writer.prepare(replace);
      err("Writing %s to %s.".formatted(DatasetOptions.words(dataset), folder));
      return stoppable(
          writer::run,
          writer::stop,
          "Stopped; the files that are written stay, and the same command%s goes on."
              .formatted(replace ? " without --replace" : ""));
    }
  }
}
