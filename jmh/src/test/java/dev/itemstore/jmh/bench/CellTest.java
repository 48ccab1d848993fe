package dev.itemstore.jmh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellTest {
  @Test
  void coldComesWhenAllThatIsHotIsMeasured() {
    List<Cell> cells =
        Cell.all(
            "any:engine",
            List.of(Operation.FIND_BY_ID, Operation.NEWEST, Operation.REVIEWS),
            List.of(1, 4),
            Cell.Extent.HOT_AND_COLD);

    assertThat(cells)
        .extracting(Cell::toString)
        .containsExactly(
            "findById, repository, 1 thread",
            "findById, repository, 4 threads",
            "newest, repository, 1 thread",
            "newest, repository, 4 threads",
            "reviews, repository, 1 thread",
            "reviews, repository, 4 threads",
            "findById, repository, 1 thread, cold",
            "reviews, repository, 1 thread, cold");
  }
}
