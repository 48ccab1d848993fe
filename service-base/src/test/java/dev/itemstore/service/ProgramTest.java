package dev.itemstore.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

class ProgramTest {
  private final Map<String, String> environment = new HashMap<>();
  private final Sample sample = new Sample();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void usesTheDefaultsWhenNothingIsSet() {
    assertThat(run()).isZero();

    assertThat(sample.port).isEqualTo(8080);
    assertThat(sample.seen.maxRequests()).isEqualTo(256);
    assertThat(sample.seen.idleTimeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void takesTheFlagBeforeTheEnvironmentBeforeTheFile() throws IOException {
    String file = file("port = 1\nmax-requests = 2\nidle-timeout = 3s\n");
    environment.put("SAMPLE_PORT", "11");
    environment.put("SAMPLE_MAX_REQUESTS", "12");

    assertThat(run("--config", file, "--port=111")).isZero();

    assertThat(sample.port).isEqualTo(111);
    assertThat(sample.seen.maxRequests()).isEqualTo(12);
    assertThat(sample.seen.idleTimeout()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void findsTheFileByTheEnvironmentToo() throws IOException {
    environment.put("SAMPLE_CONFIG", file("port = 7\n"));

    assertThat(run()).isZero();

    assertThat(sample.port).isEqualTo(7);
  }

  @Test
  void refusesAnUnknownKeyOfTheFileByItsName() throws IOException {
    assertThat(run("--config=" + file("prot = 7\n"))).isEqualTo(2);

    assertThat(err.toString()).contains("unknown key 'prot'").contains("port").hasLineCount(1);
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThat(run("--config", folder.resolve("none").toString())).isEqualTo(2);

    assertThat(err.toString()).contains("none").hasLineCount(1);
  }

  @Test
  void namesTheKeyAndTheSourceOfABadValue() throws IOException {
    environment.put("SAMPLE_PORT", "70000");
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString())
        .contains("--port")
        .contains("'70000' is not a whole number from 0 to 65535")
        .contains("from SAMPLE_PORT")
        .hasLineCount(1);
  }

  @Test
  void namesTheFileOfABadValue() throws IOException {
    String file = file("idle-timeout = soon\n");

    assertThat(run("--config", file)).isEqualTo(2);

    assertThat(err.toString()).contains("--idle-timeout").contains(file).hasLineCount(1);
  }

  @Test
  void refusesAnUnknownFlag() {
    assertThat(run("--prot", "1")).isEqualTo(2);

    assertThat(err.toString()).contains("--prot").hasLineCount(1);
  }

  @Test
  void leavesOtherVariablesWithThePrefixAlone() {
    environment.put("SAMPLE_SERVICE_HOST", "10.0.0.1");

    assertThat(run()).isZero();
  }

  @Test
  void printsEveryKeyWithItsBuiltInDefault() {
    environment.put("SAMPLE_PORT", "11");

    assertThat(run("--help")).isZero();

    assertThat(out.toString())
        .contains("--port", "Default: 8080", "--max-requests", "256", "--host", "127.0.0.1")
        .contains("--idle-timeout", "30s", "--stop-timeout", "10s", "--config", "SAMPLE_PORT");
  }

  @Test
  void endsWithOneLineOnAFailure() {
    sample.failure = new ProgramException("the shop is closed; come back tomorrow");

    assertThat(run()).isEqualTo(1);

    assertThat(err.toString())
        .isEqualToIgnoringNewLines("sample: the shop is closed; come back tomorrow");
  }

  private int run(String... args) {
    return new Program(
            sample, "SAMPLE", environment, new PrintWriter(out, true), new PrintWriter(err, true))
        .run(args);
  }

  private String file(String content) throws IOException {
    Path file = folder.resolve("sample.properties");
    Files.writeString(file, content, UTF_8);
    return file.toString();
  }

  @Command(name = "sample", description = "A sample.")
  private static final class Sample implements Callable<Integer> {
    @Option(
        names = "--port",
        defaultValue = "8080",
        converter = Converters.Port.class,
        description = "The port to listen on.")
    private int port;

    @Mixin private HttpOptions http;

    private HttpSettings seen;
    private RuntimeException failure;

    @Override
    public Integer call() {
      if (failure != null) {
        throw failure;
      }
      seen = http.settings(port);
      return 0;
    }
  }
}
