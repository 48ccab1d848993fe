package dev.itemstore.jmh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchCommandTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--quick                                  | name what to measure",
        "--store nosuch                           | there is no store 'nosuch'",
        "--store mysql                            | no database is named",
        "--target mysql                           | a target is NAME=STORE,URL",
        "--target a=nosuch,jdbc:x                 | there is no store 'nosuch'",
        "--target a=mysql,jdbc:x --store mysql    | --target is instead of",
        "--store mysql --url jdbc:x --quick --full | exclude each other",
        "--store mysql --url jdbc:x --rounds 0    | --first-round must be 1 or more, not 0",
        "--store mysql --url jdbc:x --ops nosuch  | there is no operation 'nosuch'",
        "--store mysql --url jdbc:x --threads 4,1 | --threads must ascend",
        "--store mysql --url jdbc:x --threads 0   | --threads must be from 1 to 64, not 0",
        "--store mysql --url jdbc:x --gate p99    | a gate is such as p99<50ms",
        "--store mysql --url jdbc:x --gate p99<1s --ops create | --gate bounds reads, and --ops names none",
        "--store mysql --url jdbc:x --workload /n | the workload cannot be read",
      })
  void wrongUsageIsOneSentence(String options, String message) {
    StringWriter err = new StringWriter();
    CommandLine command = new BenchCommand(Map.of(), _ -> List.of()).commandLine();
    command.setErr(new PrintWriter(err));

    assertThat(command.execute(options.split(" +", -1))).as(err.toString()).isEqualTo(2);
    assertThat(err.toString()).contains(message).hasLineCount(1);
  }
}
