package dev.itemstore.jmh;

import dev.itemstore.jmh.bench.BenchCommand;
import dev.itemstore.jmh.bench.Workload;
import dev.itemstore.jmh.report.ReportMain;

/** Measures, then reports: what {@code scripts/bench} runs. */
public final class BenchMain {

  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    BenchCommand.main(
        args, results -> ReportMain.headToHead(results, results, Workload.standard()));
  }

  private BenchMain() {}
}
