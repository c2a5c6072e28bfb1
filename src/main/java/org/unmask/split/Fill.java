package org.unmask.split;

import java.util.Map;
import org.unmask.image.Label;

/** How full one split is of either label. */
final class Fill {
  private final double share;
  private final double[] target = new double[Label.values().length];
  private final long[] count = new long[Label.values().length];

  /**
   * An empty split.
   *
   * @param share of the images that it is to hold
   * @param total how many images of each label there are in all splits
   */
  Fill(double share, Map<Label, Long> total) {
    this.share = share;
    for (Label label : Label.values()) {
      target[label.index()] = share * total.getOrDefault(label, 0L);
    }
  }

  /** Whether it is to hold anything at all. */
  boolean open() {
    return share > 0;
  }

  /**
   * By how much chi-square falls when {@code times} groups come, or go where it is negative; a
   * label without images counts nothing, and a split without a share is glad of each that goes.
   */
  double gain(GroupShape shape, int times) {
    if (!open()) {
      return -times * (double) shape.size();
    }
    double gain = 0;
    for (Label label : Label.values()) {
      double expected = target[label.index()];
      double added = (double) times * shape.of(label);
      if (expected > 0) {
        gain += added * (2 * (expected - count[label.index()]) - added) / expected;
      }
    }
    return gain;
  }

  void add(GroupShape shape, long times) {
    for (Label label : Label.values()) {
      count[label.index()] += times * shape.of(label);
    }
  }
}
