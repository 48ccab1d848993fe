package dev.itemstore.mongo;

/**
 * How many reviews an item's document holds. Once it holds more than {@code most}, all but the
 * newest {@code least} become a bucket.
 *
 * @param least how many stay, so that the first page of reviews is one document: 1 or more
 * @param most more than {@code least}; the larger, the rarer a move and the larger the document
 */
record Limits(int least, int most) {

  /** The default, chosen by measurement: see the decision record. */
  static final Limits DEFAULT = new Limits(20, 40);

  Limits {
    if (least < 1 || most <= least) {
      throw new IllegalArgumentException("no limits: " + least + " to " + most);
    }
  }

  /** Returns how many reviews a bucket has when it is made, or one or a few more. */
  int bucket() {
    return most + 1 - least;
  }
}
