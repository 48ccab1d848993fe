package dev.itemstore.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.RatingSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.junit.jupiter.api.Test;

class CodecsTest {
  private static final Instant AT = Instant.parse("2026-11-24T23:05:21.123Z");
  private static final StoredReview REVIEW =
      new StoredReview(30, "Åsa 🦔", 4, "", "a\u0000b", AT, AT.plusMillis(1), 2);

  private final ItemDocument item =
      ItemDocument.of(
          Item.of(
              7,
              new ItemDraft(
                  "$sku",
                  "Lamp",
                  "Lumen",
                  "Lamps",
                  "",
                  new Price(1_000_000_000_000L, "EUR"),
                  Integer.MAX_VALUE,
                  List.of(new Photo("https://media.example/1.jpg", "", 1, 2))),
              new RatingSummary(1, 4),
              AT,
              AT.plusMillis(3),
              5),
          List.of(REVIEW),
          20);

  @Test
  void whatWasWrittenIsReadInWhateverOrderItsFieldsCome() {
    Bucket bucket = new Bucket(7, 10, 30, 4, List.of(REVIEW));

    assertThat(decode(new ItemCodec(), reversed(encode(new ItemCodec(), item)))).isEqualTo(item);
    assertThat(decode(new BucketCodec(), reversed(encode(new BucketCodec(), bucket))))
        .isEqualTo(bucket);
    assertThat(decode(new SummaryCodec(), reversed(encode(new ItemCodec(), item))))
        .isEqualTo(item.item().summary());
  }

  @Test
  void everyIntentIsReadAsItWasWritten() {
    for (Intent intent :
        List.of(
            new Intent.Move(1, 0, List.of(REVIEW)),
            new Intent.Change(2, 10, REVIEW),
            new Intent.Removal(3, 10, 30))) {
      BsonDocument document = encode(new ItemCodec(), item);
      document.append(Fields.PENDING, reversed(IntentCodec.document(intent)));
      assertThat(decode(new ItemCodec(), document).pending()).isEqualTo(intent);
    }
  }

  @Test
  void aPartOfADocumentIsRead() {
    ItemDocument part =
        decode(new ItemCodec(), BsonDocument.parse("{_id: 7, reviews: null, another: {field: 1}}"));

    assertThat(part.id()).isEqualTo(7);
    assertThat(part.item()).isNull();
    assertThat(part.reviews()).isEmpty();
    assertThat(part.archivedTo()).isZero();
  }

  @Test
  void aClientsTextIsNeverAnExpression() {
    ItemDraft draft = item.item().draft();
    BsonDocument set = ItemUpdate.of(draft, AT).toBsonDocument().getDocument("$set");

    assertThat(set.get(Fields.SKU)).isEqualTo(new BsonDocument("$literal", new BsonString("$sku")));
    assertThat(set.get(Fields.STOCK))
        .isEqualTo(new BsonDocument("$literal", new BsonInt32(Integer.MAX_VALUE)));
    assertThat(set).doesNotContainKeys(Fields.RATING, Fields.REVIEWS, Fields.CREATED_AT);
  }

  private static <T> BsonDocument encode(Codec<T> codec, T value) {
    BsonDocument document = new BsonDocument();
    codec.encode(new BsonDocumentWriter(document), value, EncoderContext.builder().build());
    return document;
  }

  private static <T> T decode(Codec<T> codec, BsonDocument document) {
    return codec.decode(new BsonDocumentReader(document), DecoderContext.builder().build());
  }

  private static BsonValue reversed(BsonValue value) {
    return switch (value) {
      case BsonDocument document -> reversed(document);
      case BsonArray array -> new BsonArray(array.stream().map(CodecsTest::reversed).toList());
      default -> value;
    };
  }

  private static BsonDocument reversed(BsonDocument document) {
    List<String> names = new ArrayList<>(document.keySet());
    Collections.reverse(names);
    BsonDocument result = new BsonDocument();
    names.forEach(name -> result.append(name, reversed(document.get(name))));
    return result;
  }
}
