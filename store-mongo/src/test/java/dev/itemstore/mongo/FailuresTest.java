package dev.itemstore.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreTimeoutException;
import dev.itemstore.domain.store.StoreUnavailableException;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final ServerAddress SERVER = new ServerAddress("127.0.0.1", 1);

  private final MongoClient client = Clients.create(StoreConfig.of("mongodb://127.0.0.1:1/x"));
  private final Failures failures = new Failures(client);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void whatTheDriverThrowsBecomesOneOfTheContractsFailures() {
    for (RuntimeException failure :
        new RuntimeException[] {
          new MongoSocketReadException("gone", SERVER),
          answer(1, "failed to connect"),
          answer(10_107, "not primary"),
          new BsonInvalidOperationException("not an item")
        }) {
      assertThatThrownBy(() -> run(failure))
          .isInstanceOf(StoreUnavailableException.class)
          .hasCause(failure);
    }
    for (RuntimeException failure :
        new RuntimeException[] {
          new MongoExecutionTimeoutException(50, "too slow"),
          new MongoSocketReadTimeoutException("too slow", SERVER, null)
        }) {
      assertThatThrownBy(() -> run(failure)).isInstanceOf(StoreTimeoutException.class);
    }
  }

  @Test
  void anInterruptIsKept() {
    assertThatThrownBy(() -> run(new MongoInterruptedException("stop", null)))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aClosedStoreIsUnavailableAndABugOfOurOwnStaysOne() {
    IllegalStateException bug = new IllegalStateException("bug");
    assertThatThrownBy(() -> run(bug)).isSameAs(bug);

    failures.close();

    assertThatThrownBy(() -> failures.translate(() -> 1))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void aDuplicateSkuIsKnownInEachEnginesWords() {
    assertThat(Failures.isDuplicateSku(answer(11_000, "E11000 … index: unique_sku dup key")))
        .isTrue();
    assertThat(Failures.isDuplicateSku(answer(11_000, "E11000 … index: _id_ dup key"))).isFalse();
    assertThat(
            Failures.isDuplicateSku(
                answer(1, "conflicting key value violates exclusion constraint \"x\"")))
        .isTrue();
    assertThat(Failures.isDuplicateSku(answer(1, "unexpected EOF"))).isFalse();
    assertThat(Failures.isDeadlock(answer(16_908_292, "deadlock detected"))).isTrue();
    assertThat(Failures.isDeadlock(answer(1, "unexpected EOF"))).isFalse();
  }

  private void run(RuntimeException failure) {
    failures.translate(() -> {
      throw failure;
    });
  }

  private static MongoCommandException answer(int code, String message) {
    return new MongoCommandException(
        BsonDocument.parse("{ok: 0, code: %d, errmsg: '%s'}".formatted(code, message)), SERVER);
  }
}
