package dev.itemstore.proxy.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.itemstore.proxy.component.ItemParts;
import dev.itemstore.proxy.upstream.Item;
import dev.itemstore.proxy.upstream.Photo;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The item as schema.org's Product in JSON, for search engines. Whatever is in its texts, the JSON
 * holds none of the characters that could end a script element or open a comment in it, so it is
 * put into the page as it is.
 */
public final class StructuredData {
  private static final int DESCRIPTION_LENGTH = 300;
  private static final JsonFactory JSON = new JsonFactory().setCharacterEscapes(new ScriptSafe());

  private StructuredData() {}

  /** The product's JSON, safe inside a script element. */
  public static String product(ItemParts parts) {
    Item item = parts.item();
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("@context", "https://schema.org");
      json.writeStringField("@type", "Product");
      json.writeStringField("name", item.title());
      json.writeStringField("sku", item.sku());
      json.writeStringField("category", item.category());
      if (!item.description().isBlank()) {
        json.writeStringField("description", Prose.excerpt(item.description(), DESCRIPTION_LENGTH));
      }
      json.writeObjectFieldStart("brand");
      json.writeStringField("@type", "Brand");
      json.writeStringField("name", item.brand());
      json.writeEndObject();
      writeImages(json, parts.photos());
      writeOffer(json, item);
      writeRating(json, item);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void writeImages(JsonGenerator json, List<Photo> photos) throws IOException {
    if (photos != null && !photos.isEmpty()) {
      json.writeArrayFieldStart("image");
      for (Photo photo : SafeUrl.safe(photos)) {
        json.writeString(photo.url());
      }
      json.writeEndArray();
    }
  }

  private static void writeOffer(JsonGenerator json, Item item) throws IOException {
    String amount = Money.decimal(item.price());
    if (amount != null) {
      json.writeObjectFieldStart("offers");
      json.writeStringField("@type", "Offer");
      json.writeStringField("price", amount);
      json.writeStringField("priceCurrency", item.price().currency());
      json.writeStringField(
          "availability",
          item.stock() > 0 ? "https://schema.org/InStock" : "https://schema.org/OutOfStock");
      json.writeEndObject();
    }
  }

  private static void writeRating(JsonGenerator json, Item item) throws IOException {
    if (item.rating().isRated()) {
      json.writeObjectFieldStart("aggregateRating");
      json.writeStringField("@type", "AggregateRating");
      json.writeStringField("ratingValue", Stars.text(item.rating().averageTenths()));
      json.writeNumberField("reviewCount", item.rating().count());
      json.writeEndObject();
    }
  }

  private static final class ScriptSafe extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      for (char c : new char[] {'<', '>', '&', '\''}) {
        codes[c] = ESCAPE_STANDARD;
      }
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int ch) {
      // Asked for characters beyond ASCII as well: these two end a line in JavaScript.
      return ch == 0x2028 || ch == 0x2029
          ? new SerializedString(String.format("\\u%04x", ch))
          : null;
    }
  }
}
