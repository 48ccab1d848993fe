package dev.itemstore.gen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.stream.Stream;

/** What a program did: its exit code and what it printed. */
record Run(int code, String out, String err) {

  static Run of(Program program, String... arguments) {
    Locale.setDefault(Locale.ROOT); // As the program's main does.
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        program
            .commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Run(code, out.toString(), err.toString());
  }

  /** Runs it on a store in memory. */
  static Run inMemory(Program program, String database, String... options) {
    return of(
        program,
        Stream.concat(
                Stream.of("--store", "memory", "--url", "memory:" + database), Stream.of(options))
            .toArray(String[]::new));
  }

  void assertUsage(String part) {
    assertOneSentence(2, part);
  }

  void assertFailure(String part) {
    assertOneSentence(1, part);
  }

  private void assertOneSentence(int expectedCode, String part) {
    assertThat(err.lines()).hasSize(1);
    assertLastSentence(expectedCode, part);
  }

  /** For a program that had begun, and said so. */
  void assertLastSentence(int expectedCode, String part) {
    assertThat(err.lines().toList().getLast()).startsWith("scripts/").contains(part);
    assertThat(code).isEqualTo(expectedCode);
  }
}
