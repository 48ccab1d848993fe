package dev.itemstore.localdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The servers' own words, as they were seen. */
final class ServerLogTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [ERROR] InnoDB: Write to file ./ibtmp1 failed at offset 0, 1048576 bytes should have been written, only 0 were written. Error number 28 | the disk is full
          FATAL:  could not write lock file "postmaster.pid": No space left on device | the disk is full
          [ERROR] mariadbd: Error writing file './ddl_recovery.log' (Errcode: 28 "No space left on device") | the disk is full
          [ERROR] Do you already have another server running on port: 3306 ? Can't start server: Bind on TCP/IP port: Address already in use | the port is in use
          FATAL:  could not map anonymous shared memory: Cannot allocate memory | there is not enough memory
          PANIC:  could not locate a valid checkpoint record | its data directory is damaged
          [ERROR] InnoDB: Data file './ibdata1' uses page size 1024, but the innodb_page_size start-up parameter is 16384 is corrupted | its data directory is damaged
          [ERROR] [MY-010334] [Server] Failed to initialize DD Storage Engine. Data Dictionary initialization failed. | its data directory is damaged
          {"s":"E","c":"WT","msg":"WiredTiger error message","attr":{"error":-31804}} | its data directory is damaged
          """)
  void namesTheCause(String line, String cause) throws IOException {
    assertThat(explain("starting\n" + line + "\nstopping\n", 0))
        .contains(cause)
        .endsWith("(its log: " + log() + ")");
  }

  @Test
  void aFullDiskIsToldBeforeTheDamageThatItCauses() throws IOException {
    assertThat(explain("InnoDB: Database page corruption\nNo space left on device\n", 0))
        .contains("the disk is full");
  }

  @Test
  void quotesTheFirstErrorThatItDoesNotKnow() throws IOException {
    assertThat(explain("fine\n2026 [ERROR] unknown variable 'x=1'\n2026 [ERROR] Aborting\n", 0))
        .isEqualTo(
            "mysqld ended with status 1: it says \"2026 [ERROR] unknown variable 'x=1'\" (its log: "
                + log()
                + ")");
  }

  @Test
  void readsOnlyWhatThisStartHasSaid() throws IOException {
    String before = "No space left on device\n";
    assertThat(explain(before + "all is well\n", before.length()))
        .contains("it says \"all is well\"");
  }

  @Test
  void aServerThatSaidNothingIsToldSo() throws IOException {
    assertThat(explain("", 0)).contains("it does not say why");
  }

  private Path log() {
    return folder.resolve("mysqld.log");
  }

  private String explain(String text, long start) throws IOException {
    Files.writeString(log(), text);
    return ServerLog.explain("mysqld", log(), start, "ended with status 1");
  }
}
