package dev.itemstore.mongo;

import java.util.List;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/**
 * Reads an item's document, whole or in part, and writes it whole. What is empty or 0 of the parts
 * about reviews is left out: most items have few reviews, and no buckets.
 */
final class ItemCodec implements Codec<ItemDocument> {

  @Override
  public void encode(BsonWriter writer, ItemDocument document, EncoderContext context) {
    writer.writeStartDocument();
    ItemFields.write(writer, document.item());
    if (!document.reviews().isEmpty()) {
      BsonValues.writeArray(writer, Fields.REVIEWS, document.reviews(), ReviewCodec::write);
    }
    if (document.archivedTo() > 0) {
      writer.writeInt64(Fields.ARCHIVED_TO, document.archivedTo());
      writer.writeInt64(Fields.INTENTS, document.intents());
    }
    writer.writeEndDocument();
  }

  @Override
  public ItemDocument decode(BsonReader reader, DecoderContext context) {
    Parts parts = new Parts();
    BsonValues.readDocument(reader, name -> parts.read(name, reader));
    return new ItemDocument(
        parts.fields.id(),
        parts.fields.item(),
        parts.fields.version(),
        parts.reviews,
        parts.archivedTo,
        parts.intents,
        parts.pending);
  }

  @Override
  public Class<ItemDocument> getEncoderClass() {
    return ItemDocument.class;
  }

  private static final class Parts {
    private final ItemFields fields = new ItemFields();
    private List<StoredReview> reviews = List.of();
    private long archivedTo;
    private long intents;
    private Intent pending;

    private boolean read(String name, BsonReader reader) {
      switch (name) {
        case Fields.REVIEWS -> reviews = BsonValues.readArray(reader, ReviewCodec::read);
        case Fields.ARCHIVED_TO -> archivedTo = BsonValues.readLong(reader);
        case Fields.INTENTS -> intents = BsonValues.readLong(reader);
        case Fields.PENDING -> pending = IntentCodec.read(reader);
        default -> {
          return fields.read(name, reader);
        }
      }
      return true;
    }
  }
}
