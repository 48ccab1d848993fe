package dev.itemstore.api;

import dev.itemstore.service.HttpServer;
import dev.itemstore.service.HttpSettings;
import org.junit.jupiter.api.Test;

class MalformedRequestsTest {

  @Test
  void areRefusedAndChangeNothing() throws Exception {
    try (HttpServer server =
        ApiServer.start(HttpSettings.local(), ApiServer.Timeouts.DEFAULT, new MemoryStore())) {
      new MalformedRequestsCheck(new RawHttp(server.port())).run();
    }
  }
}
