package dev.itemstore.gen;

import java.util.List;

/**
 * The random numbers of one part of one item: SplitMix64 (Steele, Lea, Flood: Fast splittable
 * pseudorandom number generators, 2014) from a starting point that is a hash of (seed, id, stream).
 * Only 64-bit integer arithmetic and exact conversions, so the same everywhere.
 *
 * <p>Streams are independent: drawing more of one moves no other. Not for use by several threads;
 * made where it is used and dropped.
 */
final class Draws {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;
  private static final long STREAM_GAMMA = 0xd1342543de82ef95L;

  private long state;

  Draws(long seed, long id, long stream) {
    state = mix(mix(mix(seed) + id * GAMMA) + stream * STREAM_GAMMA);
  }

  /** Returns 64 random bits. */
  long next() {
    state += GAMMA;
    return mix(state);
  }

  /** Returns a number from 0 to {@code bound} − 1; the bias is below bound / 2<sup>32</sup>. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** Returns a number from 0 to {@code bound} − 1, for bounds up to 2<sup>62</sup>. */
  long below(long bound) {
    return Math.multiplyHigh(next() >>> 1, bound << 1);
  }

  /** Returns a number from {@code min} to {@code max}. */
  int between(int min, int max) {
    return min + below(max - min + 1);
  }

  /** Returns a number of the open interval (0, 1), one of 2<sup>52</sup>, evenly spread. */
  double uniform() {
    return ((next() >>> 12) + 0.5) * 0x1.0p-52;
  }

  /** Tells yes in so many of a hundred cases. */
  boolean percent(int chance) {
    return below(100) < chance;
  }

  /** Returns one of a list's elements, each as likely. */
  <T> T oneOf(List<T> list) {
    return list.get(below(list.size()));
  }

  /** The finalizer of SplitMix64: a bijection of 64-bit numbers that mixes every bit into every. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
