package dev.itemstore.proxy.component;

import static dev.itemstore.proxy.component.Component.GALLERY;
import static dev.itemstore.proxy.component.Component.RELATED;
import static dev.itemstore.proxy.component.Component.REVIEWS;
import static dev.itemstore.proxy.component.Component.SUMMARY;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentCallTest {
  private static final URI A = URI.create("http://a:1");
  private static final URI B = URI.create("http://b:2/base");
  private static final URI C = URI.create("http://c:3");
  private static final URI D = URI.create("http://d:4");

  @Test
  void oneUpstreamIsOneCallForEverything() {
    assertThat(uris(A, A, A, A)).containsExactly("http://a:1/api/items/7?include=reviews,related");
  }

  @Test
  void fourUpstreamsAreFourCallsAndTheSummaryIsFirst() {
    assertThat(uris(A, B, C, D))
        .containsExactly(
            "http://b:2/base/api/items/7",
            "http://a:1/api/items/7",
            "http://c:3/api/items/7/reviews?limit=10",
            "http://d:4/api/items/7/related?limit=10");
  }

  @Test
  void reviewsAndRelatedThatShareAnUpstreamAreOneCall() {
    assertThat(uris(A, A, B, B))
        .containsExactly(
            "http://a:1/api/items/7", "http://b:2/base/api/items/7?include=reviews,related");
  }

  @Test
  void aPartIsIncludedWhereItSharesTheItemsUpstream() {
    assertThat(uris(A, A, A, B))
        .containsExactly(
            "http://a:1/api/items/7?include=reviews",
            "http://b:2/base/api/items/7/related?limit=10");
    assertThat(uris(B, A, C, B))
        .containsExactly(
            "http://a:1/api/items/7",
            "http://b:2/base/api/items/7?include=related",
            "http://c:3/api/items/7/reviews?limit=10");
  }

  private static List<String> uris(URI gallery, URI summary, URI reviews, URI related) {
    return ComponentCall.group(
            Map.of(GALLERY, gallery, SUMMARY, summary, REVIEWS, reviews, RELATED, related))
        .stream()
        .map(call -> call.uri(7).toString())
        .toList();
  }
}
