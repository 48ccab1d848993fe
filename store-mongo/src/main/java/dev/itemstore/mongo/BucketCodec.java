package dev.itemstore.mongo;

import java.util.List;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** Reads and writes a bucket's document. */
final class BucketCodec implements Codec<Bucket> {

  @Override
  public void encode(BsonWriter writer, Bucket bucket, EncoderContext context) {
    writer.writeStartDocument();
    writer.writeString(Fields.ID, BucketKey.of(bucket.itemId(), bucket.after()));
    writer.writeInt64(Fields.UP_TO, bucket.upTo());
    writer.writeInt64(Fields.APPLIED, bucket.applied());
    BsonValues.writeArray(writer, Fields.REVIEWS, bucket.reviews(), ReviewCodec::write);
    writer.writeEndDocument();
  }

  @Override
  public Bucket decode(BsonReader reader, DecoderContext context) {
    Parts parts = new Parts();
    BsonValues.readDocument(reader, name -> parts.read(name, reader));
    return new Bucket(
        BucketKey.itemId(parts.key),
        BucketKey.after(parts.key),
        parts.upTo,
        parts.applied,
        parts.reviews);
  }

  @Override
  public Class<Bucket> getEncoderClass() {
    return Bucket.class;
  }

  private static final class Parts {
    private String key;
    private long upTo;
    private long applied;
    private List<StoredReview> reviews = List.of();

    private boolean read(String name, BsonReader reader) {
      switch (name) {
        case Fields.ID -> key = reader.readString();
        case Fields.UP_TO -> upTo = BsonValues.readLong(reader);
        case Fields.APPLIED -> applied = BsonValues.readLong(reader);
        case Fields.REVIEWS -> reviews = BsonValues.readArray(reader, ReviewCodec::read);
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
