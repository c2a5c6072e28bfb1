package org.unmask.training;

import java.util.Arrays;
import java.util.List;
import org.unmask.image.Label;

/**
 * Epochs in which sources of unlike size count more alike. A source of n images has a share of them
 * by {@code n^(1 - strength)}. A source that gets more than it has shows images more than once, all
 * as often as can be; one that gets fewer shows others in each epoch.
 */
public final class SourceBalance {
  private final LabelledImages images;
  private final List<int[]> sources;
  private final int[] quotas;

  /**
   * The balance of some images.
   *
   * @param images how many there are, and where each is from
   * @param perEpoch how many an epoch has; 0 for as many as there are
   * @param strength 0 leaves sources as large as they are, 1 makes them alike
   */
  public SourceBalance(LabelledImages images, int perEpoch, double strength) {
    if (!(strength >= 0 && strength <= 1)) {
      throw new IllegalArgumentException("Invalid strength: " + strength + " (0 to 1)");
    }
    this.images = images;
    this.sources = List.copyOf(images.bySource().values());
    this.quotas = quotas(sources, perEpoch == 0 ? images.size() : perEpoch, strength);
  }

  /** Sums of shares are rounded, not shares, so that all together come to {@code size}. */
  private static int[] quotas(List<int[]> sources, int size, double strength) {
    double whole = 0;
    for (int[] source : sources) {
      whole += Math.pow(source.length, 1 - strength);
    }
    int[] quotas = new int[sources.size()];
    double sum = 0;
    int given = 0;
    for (int s = 0; s < quotas.length; s++) {
      sum += Math.pow(sources.get(s).length, 1 - strength) / whole * size;
      quotas[s] = (int) Math.round(sum) - given;
      given += quotas[s];
    }
    return quotas;
  }

  /** How many images of a label an epoch has, in the mean. */
  public double expected(Label label) {
    double expected = 0;
    for (int s = 0; s < quotas.length; s++) {
      long having = Arrays.stream(sources.get(s)).filter(i -> images.label(i) == label).count();
      expected += (double) quotas[s] * having / sources.get(s).length;
    }
    return expected;
  }

  /** The images of an epoch in a uniform order that follows from seed and epoch alone. */
  public int[] order(long seed, int epoch) {
    int[] all = new int[Arrays.stream(quotas).sum()];
    int count = 0;
    for (int s = 0; s < quotas.length; s++) {
      int[] own = sources.get(s);
      for (int round = 0; round * own.length < quotas[s]; round++) {
        int[] shuffled = EpochOrder.shuffled(own.length, seed + 31L * s + 7919L * round, epoch);
        int taken = Math.min(own.length, quotas[s] - round * own.length);
        for (int i = 0; i < taken; i++) {
          all[count++] = own[shuffled[i]];
        }
      }
    }
    int[] order = EpochOrder.shuffled(all.length, seed, epoch);
    for (int i = 0; i < order.length; i++) {
      order[i] = all[order[i]];
    }
    return order;
  }
}
