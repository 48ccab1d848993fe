package dev.itemstore.localdb;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * MongoDB's own server, alone: no store of this project needs a replica set.
 *
 * @param mongod its program
 */
record MongodProgram(Path mongod) implements ServerProgram {

  static final String ID = "mongodb";

  private static final double LEAST_CACHE_GIBIBYTES = 0.25;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String version() {
    return Commands.output(List.of(mongod.toString(), "--version")).lines().findFirst().orElse("");
  }

  @Override
  public long emptySize() {
    return 400_000_000;
  }

  @Override
  public void initialise(ServerPlace place) {
    // It makes its files in an empty folder by itself.
  }

  @Override
  public List<ProcessSpec> processes(ServerPlace place) {
    double cache = Math.max(LEAST_CACHE_GIBIBYTES, place.memory() / (double) (1L << 30));
    return List.of(
        new ProcessSpec(
            "mongod",
            List.of(
                mongod.toString(),
                "--dbpath",
                place.data().toString(),
                "--bind_ip",
                "127.0.0.1",
                "--port",
                Integer.toString(place.port()),
                "--nounixsocket",
                "--wiredTigerCacheSizeGB",
                String.format(Locale.ROOT, "%.2f", cache)),
            Map.of(),
            "TERM",
            place.log("mongod"),
            () -> MongoGreeting.version(place.port()).isPresent()));
  }

  @Override
  public String url(ServerPlace place) {
    return "mongodb://127.0.0.1:%d/itemstore".formatted(place.port());
  }

  @Override
  public String engine(ServerPlace place) {
    return "MongoDB " + MongoGreeting.version(place.port()).orElse("that does not answer");
  }
}
