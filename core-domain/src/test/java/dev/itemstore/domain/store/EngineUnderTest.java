package dev.itemstore.domain.store;

/** A test class that runs on an engine, and can say on which. */
public interface EngineUnderTest {

  /** Returns the engine that the current tests run on. */
  Engine engineUnderTest();
}
