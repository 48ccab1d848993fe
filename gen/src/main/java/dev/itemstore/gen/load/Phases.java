package dev.itemstore.gen.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes the time of phases that follow one another. For one thread. */
final class Phases {
  private final List<LoadResult.Phase> ended = new ArrayList<>();
  private String current;
  private long since;

  void begin(String name) {
    end();
    current = name;
    since = System.nanoTime();
  }

  List<LoadResult.Phase> end() {
    if (current != null) {
      ended.add(new LoadResult.Phase(current, Duration.ofNanos(System.nanoTime() - since)));
      current = null;
    }
    return List.copyOf(ended);
  }
}
