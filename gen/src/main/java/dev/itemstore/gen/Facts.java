package dev.itemstore.gen;

/** What the sentences about one item agree on. */
record Facts(
    Catalogue.Category category,
    String brand,
    Word product,
    Word material,
    Word colour,
    String use,
    String variant) {}
