package dev.itemstore.mongo;

import dev.itemstore.domain.ItemDraft;
import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * The update that replaces what a client may set of an item. It is a pipeline, so that {@code
 * updatedAt} and {@code version} follow from what is there without reading it first; what a client
 * sent is {@code $literal} in it, for a text such as {@code $sku} would be an expression.
 */
final class ItemUpdate {

  static Bson of(ItemDraft draft, Instant now) {
    BsonDocument set =
        new BsonDocument()
            .append(Fields.SKU, literal(new BsonString(draft.sku())))
            .append(Fields.TITLE, literal(new BsonString(draft.title())))
            .append(Fields.BRAND, literal(new BsonString(draft.brand())))
            .append(Fields.CATEGORY, literal(new BsonString(draft.category())))
            .append(Fields.DESCRIPTION, literal(new BsonString(draft.description())))
            .append(Fields.PRICE, literal(price(draft)))
            .append(Fields.STOCK, literal(new BsonInt32(draft.stock())))
            .append(Fields.PHOTOS, literal(photos(draft)))
            .append(
                Fields.UPDATED_AT,
                operator(
                    "$max", new BsonDateTime(now.toEpochMilli()), increment(Fields.UPDATED_AT)))
            .append(Fields.VERSION, increment(Fields.VERSION));
    return new BsonDocument("$set", set);
  }

  private static BsonDocument literal(BsonValue value) {
    return new BsonDocument("$literal", value);
  }

  private static BsonDocument increment(String field) {
    return operator("$add", new BsonString("$" + field), new BsonInt64(1));
  }

  private static BsonDocument operator(String name, BsonValue... operands) {
    return new BsonDocument(name, new BsonArray(List.of(operands)));
  }

  private static BsonDocument price(ItemDraft draft) {
    BsonDocument price = new BsonDocument();
    ItemFields.writePrice(new BsonDocumentWriter(price), draft.price());
    return price;
  }

  private static BsonArray photos(ItemDraft draft) {
    BsonArray photos = new BsonArray();
    draft
        .photos()
        .forEach(photo -> {
          BsonDocument document = new BsonDocument();
          ItemFields.writePhoto(new BsonDocumentWriter(document), photo);
          photos.add(document);
        });
    return photos;
  }
}
