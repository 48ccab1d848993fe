package dev.itemstore.domain.store;

/** What an engine does beyond the promises that every engine keeps. */
public enum Capability {
  /** The database itself refuses a row or document that breaks the bounds, whoever writes it. */
  ENFORCES_BOUNDS
}
