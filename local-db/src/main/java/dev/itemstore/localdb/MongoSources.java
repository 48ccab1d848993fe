package dev.itemstore.localdb;

import java.util.Optional;

/** Where servers that speak MongoDB's protocol come from. */
final class MongoSources {

  private MongoSources() {}

  /** What scripts/get-documentdb installed. */
  static Optional<LocalEngine> documentDb(String store, Machine machine) {
    return Installation.find(machine, "documentdb").map(found -> documentDb(store, machine, found));
  }

  private static LocalEngine documentDb(String store, Machine machine, Installation found) {
    DocumentDbProgram program =
        new DocumentDbProgram(
            found.root().resolve("usr/lib/postgresql/18/bin"),
            found.folder().resolve("bin/ferretdb"));
    return new ProgramEngine(store, found.folder().toString(), program, machine);
  }
}
