package dev.itemstore.localdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder that every user can get to, as PostgreSQL's account must, and that is removed at close.
 */
public final class TestFolder implements AutoCloseable {

  private final Path path;

  public TestFolder() throws IOException {
    path = Files.createTempDirectory("itemstore-test-");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    Folders.delete(path);
  }
}
