package dev.itemstore.gen.work;

/** A listener that only counts. */
public final class Counting implements ProgressListener {
  private long skipped;
  private long done;

  public synchronized long skipped() {
    return skipped;
  }

  public synchronized long done() {
    return done;
  }

  @Override
  public synchronized void skipped(int items) {
    skipped += items;
  }

  @Override
  public synchronized void done(int items, long records, long bytes) {
    done += items;
  }
}
