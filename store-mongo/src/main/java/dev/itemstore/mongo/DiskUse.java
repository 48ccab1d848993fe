package dev.itemstore.mongo;

import com.mongodb.client.MongoDatabase;
import dev.itemstore.domain.store.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** Asks the server what the collections take on disk, and how much room is left. */
final class DiskUse {
  private DiskUse() {}

  static Storage ask(MongoDatabase database) {
    List<Storage.Part> parts = new ArrayList<>();
    for (String name : List.of(Collections.ITEMS, Collections.BUCKETS)) {
      BsonDocument stats =
          database.runCommand(
              new BsonDocument("collStats", new BsonString(name)), BsonDocument.class);
      parts.add(new Storage.Part(name, "", stats.getNumber("storageSize").longValue()));
      stats
          .getDocument("indexSizes")
          .forEach((index, bytes) ->
              parts.add(new Storage.Part(name, index, bytes.asNumber().longValue())));
    }
    return new Storage(parts, freeBytes(database));
  }

  /** MongoDB tells of its file system; DocumentDB does not. */
  private static OptionalLong freeBytes(MongoDatabase database) {
    BsonDocument stats =
        database.runCommand(new BsonDocument("dbStats", new BsonInt32(1)), BsonDocument.class);
    return stats.containsKey("fsTotalSize") && stats.containsKey("fsUsedSize")
        ? OptionalLong.of(
            stats.getNumber("fsTotalSize").longValue() - stats.getNumber("fsUsedSize").longValue())
        : OptionalLong.empty();
  }
}
