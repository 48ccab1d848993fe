package dev.itemstore.mongo;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import dev.itemstore.domain.store.ExpectedVersion;
import java.util.Set;
import org.bson.conversions.Bson;

/** Expected versions as part of a filter. */
final class Versions {

  static Bson filter(ExpectedVersion expected) {
    return switch (expected) {
      case ExpectedVersion.Any() -> empty();
      case ExpectedVersion.OneOf(Set<Long> versions) when versions.size() == 1 ->
          eq(Fields.VERSION, versions.iterator().next());
      case ExpectedVersion.OneOf(Set<Long> versions) -> in(Fields.VERSION, versions);
    };
  }

  private Versions() {}
}
