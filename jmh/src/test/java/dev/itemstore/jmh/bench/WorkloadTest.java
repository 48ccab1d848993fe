package dev.itemstore.jmh.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadTest {
  @TempDir private Path folder;

  @Test
  void theStandardOneIsAHundredOperationsOfWhichNinetyRead() {
    Workload workload = Workload.standard();

    assertThat(workload.reads()).isEqualTo(0.9);
    assertThat(workload.mix()).hasSize(100).isEqualTo(Workload.standard().mix());
    assertThat(workload.weights()).doesNotContainKey(Operation.MIXED);
    // What is created is deleted again, so that a dataset stays as it is.
    assertThat(workload.weights().get(Operation.CREATE))
        .isEqualTo(workload.weights().get(Operation.DELETE));
    assertThat(workload.weights().get(Operation.ADD_REVIEW))
        .isEqualTo(workload.weights().get(Operation.DELETE_REVIEW));
  }

  @Test
  void aFileSaysTheWeightsAndZeroLeavesOut() throws Exception {
    assertThat(read("findById = 3\nupdate=1\n# a remark\ndelete = 0\n").weights())
        .isEqualTo(Map.of(Operation.FIND_BY_ID, 3, Operation.UPDATE, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nosuch = 1    | there is no operation 'nosuch'; there is findById",
        "findById = x  | the weight of findById must be a whole number, not 'x'",
        "findById = -1 | must be from 1 to",
        "mixed = 1     | cannot have 'mixed' in it",
        "findById = 0  | needs an operation with a weight above 0",
      })
  void aWrongFileIsExplained(String line, String message) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aMissingFileIsExplained() {
    assertThatThrownBy(() -> Workload.read(folder.resolve("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be read");
  }

  private Workload read(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("workload.properties"), content);
    return Workload.read(file);
  }
}
