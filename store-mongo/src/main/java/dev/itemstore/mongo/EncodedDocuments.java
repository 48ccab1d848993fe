package dev.itemstore.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBinaryWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * Documents in the form in which they go over the wire, one after another in memory that is taken
 * once. A repeated insert encodes nothing anew.
 */
final class EncodedDocuments {
  private static final int FIRST_BYTES = 1 << 20;

  private final Output output = new Output();
  private final List<Integer> ends = new ArrayList<>();

  <T> void add(T value, Codec<T> codec) {
    try (BsonBinaryWriter writer = new BsonBinaryWriter(output)) {
      codec.encode(writer, value, EncoderContext.builder().build());
    }
    ends.add(output.getPosition());
  }

  /** Returns the documents; they are good until the next {@link #clear}. */
  List<RawBsonDocument> documents() {
    List<RawBsonDocument> documents = new ArrayList<>(ends.size());
    int start = 0;
    for (int end : ends) {
      documents.add(new RawBsonDocument(output.getInternalBuffer(), start, end - start));
      start = end;
    }
    return documents;
  }

  long bytes() {
    return output.getPosition();
  }

  void clear() {
    output.truncateToPosition(0);
    ends.clear();
  }

  /**
   * Writes strings whole: the library's own way, char by char, took most of the encoding's time.
   */
  private static final class Output extends BasicOutputBuffer {
    Output() {
      super(FIRST_BYTES);
    }

    @Override
    public void writeString(String value) {
      byte[] bytes = value.getBytes(UTF_8);
      writeInt32(bytes.length + 1);
      writeBytes(bytes);
      writeByte(0);
    }

    @Override
    public void writeCString(String name) {
      writeBytes(name.getBytes(UTF_8));
      writeByte(0);
    }
  }
}
