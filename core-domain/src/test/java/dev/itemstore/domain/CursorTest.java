package dev.itemstore.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {
  private static final List<ListKey> LISTS =
      List.of(
          new ListKey.AllItems(),
          new ListKey.ItemsOfCategory("Lamps"),
          new ListKey.ItemsOfCategory("lamps"),
          new ListKey.ItemsOfCategory("items"),
          new ListKey.ItemsOfCategory(""),
          new ListKey.ReviewsOfItem(1),
          new ListKey.ReviewsOfItem(2));

  @Test
  void aCursorIsReadBackForItsOwnListAndRefusedForEveryOther() {
    for (ListKey list : LISTS) {
      for (long id : new long[] {1, 42, IdGenerator.ID_LIMIT - 1}) {
        Cursor cursor = new Cursor(list, id);
        for (ListKey other : LISTS) {
          var read = Cursor.parse(cursor.text(), other);
          if (other.equals(list)) {
            assertThat(read).contains(cursor);
          } else {
            assertThat(read).as("%s as %s", list, other).isEmpty();
          }
        }
      }
    }
  }

  @Test
  void everyAlteredCharacterIsRefused() {
    ListKey list = new ListKey.AllItems();
    String text = new Cursor(list, 123_456_789).text();
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=% ";

    for (int at = 0; at < text.length(); at++) {
      for (int other = 0; other < alphabet.length(); other++) {
        char c = alphabet.charAt(other);
        if (c != text.charAt(at)) {
          assertThat(Cursor.parse(text.substring(0, at) + c + text.substring(at + 1), list))
              .isEmpty();
        }
      }
    }
  }

  @Test
  void otherTextsAreRefused() {
    ListKey list = new ListKey.AllItems();
    String text = new Cursor(list, 7).text();

    for (String bad :
        List.of(
            "",
            " ",
            "1",
            text + "=",
            text + "A",
            " " + text,
            text.substring(1),
            "🦔",
            "%00",
            "null",
            "A".repeat(200))) {
      assertThat(Cursor.parse(bad, list)).as(bad).isEmpty();
    }
  }

  @Test
  void theTextNeedsNoEscapingInAUrl() {
    assertThat(new Cursor(new ListKey.ItemsOfCategory("ü &=?"), Long.MAX_VALUE).text())
        .matches("[A-Za-z0-9_-]{23}");
  }
}
