package dev.itemstore.jmh.bulk;

import com.sun.management.OperatingSystemMXBean;
import dev.itemstore.jmh.report.LoadRun;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Takes the time of phases that follow one another, and this JVM's CPU time. For one thread. */
final class Stopwatch {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long cpuAtStart = SYSTEM.getProcessCpuTime();
  private final List<LoadRun.Phase> ended = new ArrayList<>();
  private String current;
  private long since;

  void begin(String phase) {
    endPhase();
    current = phase;
    since = System.nanoTime();
  }

  /** Ends the last phase and returns them all. */
  LoadRun.Way end() {
    endPhase();
    return way(ended);
  }

  /** Returns phases that another took the time of, with the CPU time since this was made. */
  LoadRun.Way way(List<LoadRun.Phase> phases) {
    return new LoadRun.Way(
        phases.stream().mapToDouble(LoadRun.Phase::seconds).sum(),
        (SYSTEM.getProcessCpuTime() - cpuAtStart) / 1e9,
        phases);
  }

  private void endPhase() {
    if (current != null) {
      ended.add(new LoadRun.Phase(current, (System.nanoTime() - since) / 1e9));
      current = null;
    }
  }
}
