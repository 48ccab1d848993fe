package dev.itemstore.mongo;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import dev.itemstore.domain.store.StoreException;

/**
 * What follows a commit. The change is made and every reader sees it; a failure of what is left to
 * do must not be told as one of the change, and the next writer does it.
 */
final class Afterwards {

  static void tidy(Runnable work) {
    try {
      work.run();
    } catch (StoreException | MongoException e) {
      // Left to the next writer. Who interrupted this one is to find it so.
      if (e instanceof MongoInterruptedException) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Afterwards() {}
}
