package dev.itemstore.mysql;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Keeps Flyway's notices out of the log; what fails is thrown anyway. Made by Flyway, by name. */
public final class QuietFlywayLog implements LogCreator {
  private static final Log SILENT =
      new Log() {
        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {}

        @Override
        public void error(String message) {}

        @Override
        public void error(String message, Exception e) {}

        @Override
        public void notice(String message) {}
      };

  @Override
  public Log createLogger(Class<?> type) {
    return SILENT;
  }
}
