package dev.itemstore.gen.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.itemstore.domain.ItemWithReviews;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A line of JSON for each item. */
final class NdjsonCodec implements ChunkCodec {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int BYTES_PER_ITEM = 2_400;

  @Override
  public List<byte[]> encode(List<ItemWithReviews> items) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(items.size() * BYTES_PER_ITEM);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
      for (ItemWithReviews item : items) {
        ItemJson.write(item, json);
      }
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(text.toByteArray());
  }

  @Override
  public List<ItemWithReviews> decode(List<byte[]> texts, Shared shared) throws IOException {
    List<ItemWithReviews> items = new ArrayList<>();
    try (JsonParser json = JSON.createParser(texts.getFirst())) {
      while (json.nextToken() != null) {
        items.add(ItemJson.read(json, shared));
      }
    }
    return items;
  }
}
