package dev.itemstore.domain.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes down which engine ran which test, one line each, so that the build can end with a table of
 * engines and tests. Does nothing unless the system property {@code itemstore.tally.dir} names a
 * folder.
 */
public final class EngineTally implements AfterTestExecutionCallback {
  private static final Set<Path> STARTED = ConcurrentHashMap.newKeySet();

  @Override
  public void afterTestExecution(ExtensionContext context) throws IOException {
    String folder = System.getProperty("itemstore.tally.dir");
    if (folder == null || !(context.getRequiredTestInstance() instanceof EngineUnderTest test)) {
      return;
    }
    String suite = context.getRequiredTestClass().getSimpleName();
    String outcome = context.getExecutionException().isEmpty() ? "passed" : "failed";
    append(
        Path.of(folder, suite + ".tsv"),
        String.join(
                "\t", test.engineUnderTest().toString(), suite, context.getDisplayName(), outcome)
            + "\n");
  }

  private static void append(Path file, String line) throws IOException {
    if (STARTED.add(file)) {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
    }
    Files.writeString(file, line, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
