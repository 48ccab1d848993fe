package dev.itemstore.gen.files;

import dev.itemstore.domain.ItemWithReviews;
import java.io.IOException;
import java.util.List;

/** Makes the texts of a chunk's files of its items, and the items of the texts. */
interface ChunkCodec {

  /** Returns the texts in the order of the layout's files. The same items make the same texts. */
  List<byte[]> encode(List<ItemWithReviews> items);

  /**
   * Returns the items that the texts were made of.
   *
   * @throws IOException or {@link RuntimeException} if they were made otherwise
   */
  List<ItemWithReviews> decode(List<byte[]> texts, Shared shared) throws IOException;
}
