package dev.itemstore.localdb;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs a test on every engine that this machine can start by itself. */
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@MethodSource("dev.itemstore.localdb.EveryEngine$Engines#all")
public @interface EveryEngine {

  /** The engines, by their own order. */
  final class Engines {
    private Engines() {}

    static Stream<LocalEngine> all() {
      return LocalEngines.stores().stream()
          .flatMap(store -> LocalEngines.find(store).stream())
          .filter(engine -> !engine.id().equals("url"));
    }
  }
}
