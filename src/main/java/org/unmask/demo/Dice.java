package org.unmask.demo;

import java.util.SplittableRandom;

/**
 * The random draws of one image. Each image has dice of its own, keyed by seed, stream and index,
 * so that the order in which threads make images changes nothing.
 */
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  private Dice(long state) {
    this.random = new SplittableRandom(state);
  }

  static Dice of(long seed, Stream stream, long index) {
    return new Dice(key(seed, stream, index));
  }

  /** A well-mixed number for a name or a seed. */
  static long key(long seed, Stream stream, long index) {
    return mix(mix(mix(seed) + GOLDEN * stream.salt) + GOLDEN * (index + 1));
  }

  float between(double low, double high) {
    return (float) (low + (high - low) * random.nextDouble());
  }

  /** Uniform in the middle of two draws: near the centre more often than at the edges. */
  float around(double centre, double spread) {
    return (float) (centre + spread * (random.nextDouble() + random.nextDouble() - 1));
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  long nextLong() {
    return random.nextLong();
  }

  /**
   * Roughly normal, mean 0 and deviation 1: the sum of four uniform 16-bit numbers of one draw.
   * Cheap enough for every photosite, and plain integer arithmetic, hence the same on every
   * machine.
   */
  float normal() {
    long bits = random.nextLong();
    long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
    return (sum - 131070L) * (1f / 37837.2f);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** What dice are rolled for; the salts are part of what a seed means. */
  enum Stream {
    FACE(1),
    CAMERA(2),
    FORGERY(3),
    DONOR(4),
    SHARING(5),
    NAME(6),
    NOISE_TABLE(7);

    private final int salt;

    Stream(int salt) {
      this.salt = salt;
    }
  }
}
