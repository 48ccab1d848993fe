package dev.itemstore.mongo;

import java.time.Instant;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** Reads and writes a review inside its item or its bucket. */
final class ReviewCodec implements Codec<StoredReview> {

  @Override
  public void encode(BsonWriter writer, StoredReview review, EncoderContext context) {
    write(writer, review);
  }

  @Override
  public StoredReview decode(BsonReader reader, DecoderContext context) {
    return read(reader);
  }

  @Override
  public Class<StoredReview> getEncoderClass() {
    return StoredReview.class;
  }

  static void write(BsonWriter writer, StoredReview review) {
    writer.writeStartDocument();
    writer.writeInt64(Fields.REVIEW_ID, review.id());
    writer.writeString(Fields.AUTHOR, review.author());
    writer.writeInt32(Fields.STARS, review.stars());
    writer.writeString(Fields.TITLE, review.title());
    writer.writeString(Fields.BODY, review.body());
    BsonValues.writeInstant(writer, Fields.CREATED_AT, review.createdAt());
    BsonValues.writeInstant(writer, Fields.UPDATED_AT, review.updatedAt());
    writer.writeInt64(Fields.VERSION, review.version());
    writer.writeEndDocument();
  }

  static StoredReview read(BsonReader reader) {
    Parts parts = new Parts();
    BsonValues.readDocument(reader, name -> parts.read(name, reader));
    return new StoredReview(
        parts.id,
        parts.author,
        parts.stars,
        parts.title,
        parts.body,
        parts.createdAt,
        parts.updatedAt,
        parts.version);
  }

  private static final class Parts {
    private long id;
    private String author;
    private int stars;
    private String title;
    private String body;
    private Instant createdAt;
    private Instant updatedAt;
    private long version;

    private boolean read(String name, BsonReader reader) {
      switch (name) {
        case Fields.REVIEW_ID -> id = BsonValues.readLong(reader);
        case Fields.AUTHOR -> author = reader.readString();
        case Fields.STARS -> stars = BsonValues.readInt(reader);
        case Fields.TITLE -> title = reader.readString();
        case Fields.BODY -> body = reader.readString();
        case Fields.CREATED_AT -> createdAt = BsonValues.readInstant(reader);
        case Fields.UPDATED_AT -> updatedAt = BsonValues.readInstant(reader);
        case Fields.VERSION -> version = BsonValues.readLong(reader);
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
