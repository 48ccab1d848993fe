package dev.itemstore.api;

import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.EngineTally;
import dev.itemstore.domain.store.EngineUnderTest;
import dev.itemstore.localdb.LocalEngine;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract on every engine of this machine. */
@ParameterizedClass
@MethodSource("engines")
@ExtendWith(EngineTally.class)
class HttpContractIT extends HttpContract implements EngineUnderTest {
  private static Engines.Service service;

  HttpContractIT(LocalEngine engine) {
    // The engine was started before the first test: see below.
  }

  static Stream<LocalEngine> engines() {
    return Engines.all();
  }

  @BeforeParameterizedClassInvocation
  static void start(LocalEngine engine) {
    service = new Engines.Service(engine);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    service.close();
  }

  @Override
  public Engine engineUnderTest() {
    return service.store.engine();
  }

  @Override
  RawHttp http() {
    return new RawHttp(service.server.port());
  }

  @Override
  int port() {
    return service.server.port();
  }

  @Test
  void refusesThousandsOfMalformedRequestsAndChangesNothing() throws Exception {
    new MalformedRequestsCheck(http()).run();
  }
}
