package dev.itemstore.gen.cli;

import dev.itemstore.gen.work.ProgressListener;
import java.io.Console;

/** Shows how work on a dataset goes, on standard error. */
public interface Progress extends ProgressListener, AutoCloseable {

  /** Returns a bar on a terminal, and a line now and then elsewhere. */
  @SuppressWarnings("SystemConsoleNull") // JDK 25 does return null without a terminal.
  static Progress of(long items) {
    Console console = System.console();
    return console != null && console.isTerminal()
        ? new BarProgress(items)
        : new LineProgress(items, System.err);
  }

  /** Ends the display, so that other lines may follow. */
  @Override
  void close();
}
