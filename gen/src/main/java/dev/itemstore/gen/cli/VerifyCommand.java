package dev.itemstore.gen.cli;

import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Store;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.gen.verify.Sample;
import dev.itemstore.gen.verify.Verification;
import dev.itemstore.gen.verify.Verifier;
import dev.itemstore.gen.work.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares a store with the dataset that it holds: what {@code scripts/verify} runs. */
@Command(
    name = "scripts/verify",
    mixinStandardHelpOptions = true,
    version = "Itemstore dataset, generator version " + ItemGenerator.VERSION,
    description = {
      "Generates items again and compares them, with all photos and reviews, with what a store"
          + " returns.",
      "By default it is the dataset that the store says it holds; options that say otherwise are"
          + " a difference. A load with --media-base-url needs the same --media-base-url here."
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = {
      "",
      StoreOptions.FOOTER,
      "",
      "Exit codes: 0 all is equal, 1 it is not or could not be compared, 2 wrong usage, 130 stopped"
          + " by Ctrl-C."
    })
public final class VerifyCommand extends Program {
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(30);
  private static final long DEFAULT_SAMPLE = 100_000;

  @Mixin private final StoreOptions storeOptions;

  @Option(
      names = "--sample",
      paramLabel = "N",
      converter = ItemCount.class,
      description = "How many items to compare, spread over the whole dataset (default: 100k).")
  private Long sampleSize;

  @Option(names = "--all", description = "Compare every item.")
  private boolean all;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description =
          "Readers, 1 to 64 (default: the processors and six, but not more than one for each 64 MB"
              + " of heap).")
  private int threads = processorsAnd(6);

  @Mixin private final DatasetOptions datasetOptions = new DatasetOptions();

  VerifyCommand(Map<String, String> environment) {
    storeOptions = new StoreOptions(environment);
  }

  public static void main(String[] args) {
    main(new VerifyCommand(System.getenv()), args);
  }

  @Override
  public Integer call() throws InterruptedException {
    requireThreads(threads);
    orUsage(datasetOptions::files);
    if (all && sampleSize != null) {
      throw usage("--sample and --all exclude one another");
    }
    try (Store store = storeOptions.open(threads)) {
      Dataset held = held(store);
      ItemGenerator generator = generator(held);
      Sample sample = sample(held);
      err(
          "Comparing %,d of %s in %s."
              .formatted(sample.size(), DatasetOptions.words(held), store.engine()));
      return report(compare(store, generator, sample), sample);
    }
  }

  @Override
  protected String adviceWhenStoreFails() {
    return "Nothing was changed; once the database is well, compare again";
  }

  private static Dataset held(Store store) {
    return store
        .dataset(Deadline.after(ASK_TIMEOUT))
        .orElseThrow(() ->
            new CommandFailure(
                "the store holds no complete dataset: load one with scripts/load; a load that was"
                    + " stopped goes on by the same command"));
  }

  private Sample sample(Dataset held) {
    long size = sampleSize == null ? DEFAULT_SAMPLE : sampleSize;
    return Sample.atMost(all ? held.items() : size, held.items(), held.seed());
  }

  private ItemGenerator generator(Dataset held) {
    ItemGenerator generator =
        new ItemGenerator(datasetOptions.seed().orElse(held.seed()), datasetOptions.files());
    Dataset wanted =
        new Dataset(
            datasetOptions.seed().orElse(held.seed()),
            datasetOptions.items().orElse(held.items()),
            generator.version());
    if (!wanted.equals(held)) {
      throw new CommandFailure(
          "the store holds another dataset (%s) than this one (%s)%s"
              .formatted(
                  DatasetOptions.words(held),
                  DatasetOptions.words(wanted),
                  held.generatorVersion() == wanted.generatorVersion()
                      ? ""
                      : "; a load with --media-base-url is compared with the same"
                          + " --media-base-url"));
    }
    return generator;
  }

  private Verification compare(Store store, ItemGenerator generator, Sample sample)
      throws InterruptedException {
    try (Progress progress = Progress.of(sample.size())) {
      Verifier verifier =
          new Verifier(store, generator::item, sample, threads, RetryPolicy.DEFAULT, progress);
      return stoppable(verifier::run, verifier::stop, "Stopped; nothing was changed.");
    }
  }

  private int report(Verification found, Sample sample) {
    if (found == null) {
      return STOPPED;
    }
    out(
        "Compared %,d of %,d items, with %,d photos and %,d reviews; the store holds %,d items."
            .formatted(
                found.items(),
                sample.items(),
                found.photos(),
                found.reviews(),
                found.storeItems()));
    out("Digest of what the store returned: " + found.foundDigest());
    if (found.equal()) {
      out("All is equal to what was generated.");
      return ExitCode.OK;
    }
    out("Digest of what was generated:      " + found.expectedDigest());
    out(
        "%,d %s; the first:"
            .formatted(
                found.differences(), found.differences() == 1 ? "difference" : "differences"));
    found.first().forEach(difference -> out("  " + difference));
    return ExitCode.SOFTWARE;
  }
}
