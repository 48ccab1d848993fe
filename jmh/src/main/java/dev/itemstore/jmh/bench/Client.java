package dev.itemstore.jmh.bench;

import dev.itemstore.domain.store.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is to be told of this side of a measurement, as far as this system tells it. */
final class Client {

  static Map<String, String> facts(StoreConfig config) {
    Map<String, String> facts = new LinkedHashMap<>();
    value("/proc/cpuinfo", "model name").ifPresent(model -> facts.put("CPU", model));
    value("/proc/self/status", "Cpus_allowed_list")
        .ifPresent(cpus -> facts.put("client pinned to CPU no.", cpus));
    facts.put("connections of the store", String.valueOf(config.maxConnections()));
    return facts;
  }

  private static Optional<String> value(String file, String name) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // Not a Linux.
    }
  }

  private Client() {}
}
