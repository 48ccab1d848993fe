package dev.itemstore.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.store.UnsuitableEngineException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class EngineProbeTest {

  @Test
  void mongoDbIsNamedByItsVersion() {
    assertThat(engine("{version: '8.0.4'}", "{storageEngine: {persistent: true}}"))
        .isEqualTo("MongoDB 8.0.4");
    assertThat(engine("{version: '7.0.0'}", "{}")).isEqualTo("MongoDB 7.0.0");
  }

  @Test
  void ferretDbIsNamedByWhatLiesUnderIt() {
    assertThat(
            engine(
                "{version: '7.0.77', ferretdb: {version: 'v2.7.0'}}",
                "{ferretdb: {version: 'v2.7.0', postgresql: 'PostgreSQL 18.6 (Debian) on x86_64',"
                    + " documentdb: '1.0.0 gitref: unknown'}}"))
        .isEqualTo("DocumentDB 1.0 on PostgreSQL 18.6 through FerretDB 2.7.0");
  }

  @Test
  void anEngineThatCannotKeepThePromisesIsRefusedWithWhatMendsIt() {
    assertThatThrownBy(() -> engine("{version: '6.0.19'}", "{}"))
        .isInstanceOf(UnsuitableEngineException.class)
        .hasMessageContaining("7.0 or newer");
    assertThatThrownBy(() -> engine("{version: '8.0.4'}", "{storageEngine: {persistent: false}}"))
        .isInstanceOf(UnsuitableEngineException.class)
        .hasMessageContaining("wiredTiger");
  }

  private static String engine(String buildInfo, String serverStatus) {
    return EngineProbe.engine(BsonDocument.parse(buildInfo), () -> BsonDocument.parse(serverStatus))
        .toString();
  }
}
