package dev.itemstore.domain;

/**
 * One thing that is wrong with a value.
 *
 * @param pointer the field, as a JSON Pointer (RFC 6901) such as {@code /price/amount}
 * @param detail what is wrong, as a phrase that a client can act on
 */
public record Violation(String pointer, String detail) {}
