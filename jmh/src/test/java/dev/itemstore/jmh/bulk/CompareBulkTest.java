package dev.itemstore.jmh.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CompareBulkTest {
  @TempDir private Path parent;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rounds 0                        | --rounds must be 1 or more, not 0",
        "--items 0                         | there is at least one",
        "--threads 0                       | --threads must be from 1 to 64, not 0",
        "--store nosuch                    | there is no store 'nosuch'",
        "                                  | no database is named",
      })
  void wrongUsageIsOneSentence(String options, String message) {
    StringWriter err = new StringWriter();
    CommandLine command = new CompareBulk(Map.of()).commandLine();
    command.setErr(new PrintWriter(err));
    String all = options == null ? "--store mysql" : options;
    String[] args = (all.contains("--store") ? all : "--store mysql " + all).split(" +", -1);

    assertThat(command.execute(args)).isEqualTo(2);
    assertThat(err.toString()).contains(message).hasLineCount(1);
  }

  @Test
  void aTemporaryFolderIsGoneWithWhatIsInIt() throws Exception {
    Path path;
    try (TemporaryFolder folder = new TemporaryFolder(parent)) {
      path = folder.path();
      Files.writeString(path.resolve("item-000000.tsv"), "1\n");
      assertThat(path).isNotEmptyDirectory();
    }

    assertThat(path).doesNotExist();
    assertThat(parent).isEmptyDirectory();
  }
}
