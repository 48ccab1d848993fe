package dev.itemstore.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlStoreProviderTest {

  @Test
  void itIsFoundByItsName() {
    assertThat(StoreProvider.named("mysql")).isInstanceOf(MySqlStoreProvider.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mariadb://u:s3cret@127.0.0.1/x",
        "mysql://u:s3cret@127.0.0.1/x",
        "jdbc:mysql://127.0.0.1:port/x?password=s3cret",
        "s3cret"
      })
  void aUrlOfAnotherKindIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> new MySqlStoreProvider().open(StoreConfig.of(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:mysql:")
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }
}
