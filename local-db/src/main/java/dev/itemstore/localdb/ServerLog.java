package dev.itemstore.localdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in a server's log why it did not start. */
final class ServerLog {

  private static final int ENOUGH = 200_000;

  /** Most telling first: a full disk makes servers speak of corruption, too. */
  private static final List<Cause> CAUSES =
      List.of(
          new Cause(
              "No space left on device|errno: 28|errno 28|Errcode: 28|[Ee]rror number 28|File too large|[Dd]isk is full|disk full",
              "the disk is full; free some space and start it again"),
          new Cause(
              "Address already in use|address already in use|errno: 98",
              "the port is in use by another program"),
          new Cause(
              "Cannot allocate memory|could not map anonymous shared memory|Out of memory",
              "there is not enough memory; ask for less by --memory"),
          new Cause(
              "Permission denied|Errcode: 13|errno: 13",
              "it may not read or write its data directory"),
          new Cause(
              "corrupt|[Cc]hecksum mismatch|could not locate a valid checkpoint|is not a database cluster directory|invalid (?:data|primary checkpoint)"
                  + "|Data Dictionary initialization failed|[Cc]annot open datafile|Could not open or create the system tablespace"
                  + "|Plugin 'InnoDB' (?:registration|init function)|Missing (?:MLOG|FILE)_CHECKPOINT|incorrect checksum|Upgrade .*failed"
                  + "|could not open (?:file|directory) \"(?:global|base|pg_|postgresql)|could not read (?:file|from) |Failed to find valid data directory"
                  + "|Can't open (?:and lock )?privilege tables|Table .mysql\\..* doesn't exist|WT_ERROR|WiredTiger error|invalid checkpoint"
                  + "|database files are incompatible|can't (?:open|read) .*control file|control file",
              "its data directory is damaged; put a backup in its place, or move it away to start empty"));

  private ServerLog() {}

  /**
   * Returns the failure of a process, in one sentence, with what its log says since {@code start}.
   */
  static LocalDatabaseException explain(ProcessSpec spec, long start, String what) {
    return new LocalDatabaseException(explain(spec.name(), spec.log(), start, what));
  }

  static String explain(String name, Path log, long start, String what) {
    String text = read(log, start);
    String cause =
        CAUSES.stream()
            .filter(candidate -> candidate.pattern().matcher(text).find())
            .findFirst()
            .map(Cause::sentence)
            .or(() -> lastError(text).map(line -> "it says \"" + line + "\""))
            .orElse("it does not say why");
    return "%s %s: %s (its log: %s)".formatted(name, what, cause, log);
  }

  private static Optional<String> lastError(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    Stream<String> errors =
        lines.stream().filter(line -> line.contains("ERROR") || line.contains("FATAL"));
    return errors
        .findFirst()
        .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()))
        .map(String::strip);
  }

  private static String read(Path log, long start) {
    try (var in = Files.newInputStream(log)) {
      in.skipNBytes(Math.min(start, Files.size(log)));
      return new String(in.readNBytes(ENOUGH), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private record Cause(Pattern pattern, String sentence) {
    Cause(String regex, String sentence) {
      this(Pattern.compile(regex), sentence);
    }
  }
}
