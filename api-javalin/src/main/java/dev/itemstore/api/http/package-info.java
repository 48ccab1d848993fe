/**
 * HTTP as the contract has it, where Javalin leaves it open: exact routes, strict parameters and
 * bodies, conditional requests (RFC 9110), and problem details (RFC 9457). Knows no items.
 */
package dev.itemstore.api.http;
