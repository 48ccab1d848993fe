package dev.itemstore.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;

/** What the codecs share: values that they read leniently and write strictly. */
final class BsonValues {

  /** Reads a whole number of any width. */
  static long readLong(BsonReader reader) {
    return switch (reader.getCurrentBsonType()) {
      case INT32 -> reader.readInt32();
      case DOUBLE -> (long) reader.readDouble();
      default -> reader.readInt64();
    };
  }

  static int readInt(BsonReader reader) {
    return Math.toIntExact(readLong(reader));
  }

  static Instant readInstant(BsonReader reader) {
    return Instant.ofEpochMilli(reader.readDateTime());
  }

  static void writeInstant(BsonWriter writer, String name, Instant instant) {
    writer.writeDateTime(name, instant.toEpochMilli());
  }

  /** Reads a document field by field, in whatever order they come. */
  static void readDocument(BsonReader reader, FieldReader fields) {
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      if (!fields.read(reader.readName())) {
        reader.skipValue();
      }
    }
    reader.readEndDocument();
  }

  /** Reads an array; null, which is what an expression makes of a missing one, is empty. */
  static <T> List<T> readArray(BsonReader reader, Function<BsonReader, T> element) {
    if (reader.getCurrentBsonType() == BsonType.NULL) {
      reader.readNull();
      return List.of();
    }
    List<T> elements = new ArrayList<>();
    reader.readStartArray();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      elements.add(element.apply(reader));
    }
    reader.readEndArray();
    return elements;
  }

  static <T> void writeArray(
      BsonWriter writer, String name, List<T> elements, BiConsumer<BsonWriter, T> element) {
    writer.writeStartArray(name);
    elements.forEach(one -> element.accept(writer, one));
    writer.writeEndArray();
  }

  /** Reads the value of one field, or says that it does not know the field. */
  @FunctionalInterface
  interface FieldReader {
    boolean read(String name);
  }

  private BsonValues() {}
}
