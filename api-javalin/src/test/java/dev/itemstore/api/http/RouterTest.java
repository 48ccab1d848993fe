package dev.itemstore.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
  private final Router router =
      new Router()
          .add("GET", "/a/{id}/b/{id}", request -> Answer.empty(200))
          .add("PUT", "/a/{id}/b/{id}", request -> Answer.empty(201));

  @Test
  void findsTheIdsOfAPath() {
    assertThat(router.match("GET", "/a/12/b/9007199254740991").ids())
        .containsExactly(12L, 9007199254740991L);
    assertThat(router.match("HEAD", "/a/1/b/2").handler().handle(null).status()).isEqualTo(200);
    assertThat(router.match("PUT", "/a/1/b/2").handler().handle(null).status()).isEqualTo(201);
    assertThat(router.match("OPTIONS", "/a/1/b/2").handler().handle(null).headers())
        .containsEntry("Allow", "GET, HEAD, PUT, OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a/1/b",
        "/a/1/b/",
        "/a/1/b/2/",
        "//a/1/b/2",
        "/a/0/b/1",
        "/a/01/b/1",
        "/a/9007199254740992/b/1",
        "/a/١/b/1",
        "/A/1/b/1"
      })
  void findsNothingElse(String path) {
    assertThatThrownBy(() -> router.match("GET", path))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.NO_SUCH_ROUTE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "get", "FOO", ""})
  void refusesAnotherMethod(String method) {
    assertThatThrownBy(() -> router.match(method, "/a/1/b/2"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.headers()).containsEntry("Allow", "GET, HEAD, PUT, OPTIONS"));
  }
}
