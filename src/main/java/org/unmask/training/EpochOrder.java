package org.unmask.training;

import java.util.SplittableRandom;

/** The order of examples in an epoch: a uniform shuffle that follows from seed and epoch alone. */
public final class EpochOrder {
  private EpochOrder() {}

  /** A permutation of 0 to {@code size - 1} (Fisher and Yates). */
  public static int[] shuffled(int size, long seed, int epoch) {
    int[] order = inOrder(size);
    SplittableRandom random = random(seed, epoch);
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    return order;
  }

  /** 0 to {@code size - 1}. */
  public static int[] inOrder(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    return order;
  }

  /** A generator of its own for a seed and a number, such as an epoch or an example's index. */
  public static SplittableRandom random(long seed, long number) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number * 0xD1B54A32D192ED03L + 1);
  }
}
