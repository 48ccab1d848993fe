package dev.itemstore.proxy.upstream;

/** What an upstream answers. */
public sealed interface Answer permits Item, ItemPage, ReviewPage {}
