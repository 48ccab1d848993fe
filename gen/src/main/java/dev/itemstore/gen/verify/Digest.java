package dev.itemstore.gen.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.gen.files.Hashes;
import dev.itemstore.gen.files.ItemJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;

/** The SHA-256 of items as lines of JSON, in the order in which they are added. */
final class Digest {
  private static final JsonFactory JSON = new JsonFactory();

  private final Sink sink = new Sink();
  private final JsonGenerator generator;

  Digest() {
    try {
      generator = JSON.createGenerator(sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    generator.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  void add(ItemWithReviews item) {
    try {
      ItemJson.write(item, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it and returns its 32 bytes. */
  byte[] end() {
    try {
      generator.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sink.digest.digest();
  }

  /** Returns how many bytes of text it was made of, once it has ended. */
  long bytes() {
    return sink.bytes;
  }

  private static final class Sink extends OutputStream {
    private final MessageDigest digest = Hashes.sha256();
    private long bytes;

    @Override
    public void write(int b) {
      digest.update((byte) b);
      bytes++;
    }

    @Override
    public void write(byte[] text, int from, int length) {
      digest.update(text, from, length);
      bytes += length;
    }
  }
}
