package dev.itemstore.mongo;

import dev.itemstore.domain.ItemSummary;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** Reads what a list shows of an item. */
final class SummaryCodec implements Codec<ItemSummary> {

  @Override
  public ItemSummary decode(BsonReader reader, DecoderContext context) {
    ItemFields fields = new ItemFields();
    BsonValues.readDocument(reader, name -> fields.read(name, reader));
    return fields.summary();
  }

  @Override
  public void encode(BsonWriter writer, ItemSummary summary, EncoderContext context) {
    throw new UnsupportedOperationException("a summary is only read");
  }

  @Override
  public Class<ItemSummary> getEncoderClass() {
    return ItemSummary.class;
  }
}
