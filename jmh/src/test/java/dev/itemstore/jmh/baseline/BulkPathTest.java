package dev.itemstore.jmh.baseline;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.itemstore.domain.store.StoreConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BulkPathTest {

  @Test
  void anEngineWithoutOneIsRefusedBeforeAnythingIsDone() {
    StoreConfig config = StoreConfig.of("jdbc:other://127.0.0.1/itemstore");

    assertThatExceptionOfType(BaselineException.class)
        .isThrownBy(() -> BulkPath.of(config, Path.of("no-such-folder")))
        .withMessageContaining("no bulk path of this engine");
  }
}
