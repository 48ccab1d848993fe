package dev.itemstore.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.UnsuitableEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerStatusTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"8.4.0", "9.7.4-2", "10.0.1", "11.4.5-MariaDB", "5.5.5-11.8.2-MariaDB-ubu2404"})
  void aDurableServerThatIsNewEnoughIsSuitable(String version) {
    assertThatCode(durable(version)::requireSuitable).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.0.40", "8.3.0", "5.7.44", "10.11.6-MariaDB", "11.3.2-MariaDB", "odd"})
  void anOldServerIsRefusedWithTheVersionsThatWillDo(String version) {
    assertThatThrownBy(durable(version)::requireSuitable)
        .isInstanceOf(UnsuitableEngineException.class)
        .hasMessageContaining("MySQL 8.4 or MariaDB 11.4");
  }

  @Test
  void aLogThatIsNotFlushedAtCommitIsRefused() {
    for (int value : new int[] {0, 2}) {
      assertThatThrownBy(new ServerStatus("9.7.4", value, false, 1, false)::requireSuitable)
          .hasMessageContaining("innodb_flush_log_at_trx_commit=1");
    }
  }

  @Test
  void aBinaryLogThatIsNotSyncedIsRefusedAndOneThatIsOffDoesNotMatter() {
    assertThatThrownBy(new ServerStatus("9.7.4", 1, true, 0, false)::requireSuitable)
        .hasMessageContaining("sync_binlog=1");
    assertThatCode(new ServerStatus("9.7.4", 1, false, 0, false)::requireSuitable)
        .doesNotThrowAnyException();
  }

  @Test
  void aReadOnlyServerIsRefused() {
    assertThatThrownBy(new ServerStatus("9.7.4", 1, true, 1, true)::requireSuitable)
        .hasMessageContaining("read_only=OFF");
  }

  @Test
  void anEngineIsNamedAsPeopleWriteIt() {
    assertThat(durable("9.7.4-2").engine()).isEqualTo(new Engine("MySQL", "9.7.4-2"));
    assertThat(durable("5.5.5-11.4.5-MariaDB-log").engine())
        .isEqualTo(new Engine("MariaDB", "11.4.5"));
  }

  private static ServerStatus durable(String version) {
    return new ServerStatus(version, 1, true, 1, false);
  }
}
