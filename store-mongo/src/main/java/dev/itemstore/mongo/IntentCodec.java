package dev.itemstore.mongo;

import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonReader;
import org.bson.BsonWriter;

/** Reads and writes an intent inside its item. */
final class IntentCodec {

  /** Returns an intent as the value that an update sets. */
  static BsonDocument document(Intent intent) {
    BsonDocument document = new BsonDocument();
    write(new BsonDocumentWriter(document), intent);
    return document;
  }

  private static void write(BsonWriter writer, Intent intent) {
    writer.writeStartDocument();
    writer.writeInt64(Fields.NUMBER, intent.number());
    writer.writeInt64(Fields.BUCKET, intent.bucket());
    switch (intent) {
      case Intent.Move(long _, long _, List<StoredReview> moved) ->
          BsonValues.writeArray(writer, Fields.MOVED, moved, ReviewCodec::write);
      case Intent.Change(long _, long _, StoredReview changed) -> {
        writer.writeName(Fields.CHANGED);
        ReviewCodec.write(writer, changed);
      }
      case Intent.Removal(long _, long _, long removed) ->
          writer.writeInt64(Fields.REMOVED, removed);
    }
    writer.writeEndDocument();
  }

  static Intent read(BsonReader reader) {
    Parts parts = new Parts();
    BsonValues.readDocument(reader, name -> parts.read(name, reader));
    if (parts.moved != null) {
      return new Intent.Move(parts.number, parts.bucket, parts.moved);
    }
    return parts.changed != null
        ? new Intent.Change(parts.number, parts.bucket, parts.changed)
        : new Intent.Removal(parts.number, parts.bucket, parts.removed);
  }

  private static final class Parts {
    private long number;
    private long bucket;
    private List<StoredReview> moved;
    private StoredReview changed;
    private long removed;

    private boolean read(String name, BsonReader reader) {
      switch (name) {
        case Fields.NUMBER -> number = BsonValues.readLong(reader);
        case Fields.BUCKET -> bucket = BsonValues.readLong(reader);
        case Fields.MOVED -> moved = BsonValues.readArray(reader, ReviewCodec::read);
        case Fields.CHANGED -> changed = ReviewCodec.read(reader);
        case Fields.REMOVED -> removed = BsonValues.readLong(reader);
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
