package dev.itemstore.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * A position in a list that is read newest first: what follows it has a smaller id. It stays good
 * whatever is inserted or deleted meanwhile, its own row included.
 *
 * <p>As text it is opaque to clients: Base64url (RFC 4648, without padding) of a format byte, the
 * id, and eight bytes that fingerprint the list and the id, so that a cursor of another list, of
 * another format, or altered, is refused.
 *
 * @param list the list that it belongs to
 * @param id the id of the last entry that was read
 */
public record Cursor(ListKey list, long id) {
  private static final byte FORMAT = 1;
  private static final int BYTES = 1 + Long.BYTES + Long.BYTES;

  /** Returns the cursor as clients see it: 23 URL-safe characters. */
  public String text() {
    byte[] bytes =
        ByteBuffer.allocate(BYTES).put(FORMAT).putLong(id).putLong(fingerprint(list, id)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Returns the cursor that {@link #text} made for this very list, or empty for any other text. */
  public static Optional<Cursor> parse(String text, ListKey list) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != BYTES || bytes[0] != FORMAT) {
      return Optional.empty();
    }
    Cursor cursor = new Cursor(list, ByteBuffer.wrap(bytes).getLong(1));
    // Comparing the whole text refuses the other spellings that Base64 has for the same bytes.
    return cursor.text().equals(text) ? Optional.of(cursor) : Optional.empty();
  }

  private static long fingerprint(ListKey list, long id) {
    String name =
        switch (list) {
          case ListKey.AllItems() -> "items";
          case ListKey.ItemsOfCategory(String category) -> "category " + category;
          case ListKey.ReviewsOfItem(long itemId) -> "reviews " + itemId;
        };
    return ByteBuffer.wrap(sha256().digest((id + " " + name).getBytes(UTF_8))).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
