package dev.itemstore.proxy.page;

/**
 * What a page says in place of what was asked for.
 *
 * @param status the HTTP status
 * @param heading what is the matter
 * @param advice what the reader can do
 * @param retryUrl where to try again, {@code null} where that is of no use
 * @param reference the request's id to name in a complaint, {@code null} where nothing is broken
 */
public record ErrorView(
    int status, String heading, String advice, String retryUrl, String reference) {}
