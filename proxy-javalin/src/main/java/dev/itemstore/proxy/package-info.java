/**
 * The page server: {@link dev.itemstore.proxy.PageServer} fetches the components of a page from
 * their upstreams ({@code component}, {@code upstream}) and renders them ({@code page}).
 */
package dev.itemstore.proxy;
