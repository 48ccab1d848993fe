package dev.itemstore.service;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** The asynchronous log of a program ({@code logback.xml} beside this class's package). */
public final class Logging {

  private Logging() {}

  /** Writes what is still queued. To be called last: what is logged later is lost. */
  public static void flush() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.stop();
    }
  }
}
