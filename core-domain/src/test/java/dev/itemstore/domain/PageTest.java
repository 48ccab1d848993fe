package dev.itemstore.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final ListKey LIST = new ListKey.AllItems();

  @Test
  void theEntryTooManyTellsThatTheListGoesOn() {
    Page<Long> page = Page.ofOneMore(List.of(9L, 8L, 7L), 2, LIST, Long::longValue);

    assertThat(page.entries()).containsExactly(9L, 8L);
    assertThat(page.next()).contains(new Cursor(LIST, 8));
  }

  @Test
  void aListThatEndsHasNoNext() {
    assertThat(Page.ofOneMore(List.of(9L, 8L), 2, LIST, Long::longValue))
        .isEqualTo(new Page<>(List.of(9L, 8L), Optional.empty()));
    assertThat(Page.ofOneMore(List.<Long>of(), 2, LIST, Long::longValue).next()).isEmpty();
  }

  @Test
  void aLimitOutOfItsBoundsIsRefused() {
    assertThatThrownBy(() -> PageRequest.first(0)).hasMessageContaining("1 to 100");
    assertThatThrownBy(() -> PageRequest.first(101)).hasMessageContaining("1 to 100");
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    PageRequest request = PageRequest.after(new Cursor(LIST, 8), 2);

    assertThat(request.idBelow(LIST)).isEqualTo(8);
    assertThatThrownBy(() -> request.idBelow(new ListKey.ReviewsOfItem(8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(PageRequest.first(2).idBelow(LIST)).isEqualTo(Long.MAX_VALUE);
  }
}
