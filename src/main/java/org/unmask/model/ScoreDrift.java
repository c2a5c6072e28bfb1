package org.unmask.model;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the scores of a corpus lie from those of a reference, as a {@link StabilityIndex}. It
 * sees another share of fakes as well as images of another kind. Neighbouring bins go together in
 * pairs.
 */
public final class ScoreDrift {
  /** With fewer images on either side the index is mostly noise. */
  public static final long LEAST_IMAGES = 500;

  private ScoreDrift() {}

  /**
   * The index, 0 for equal shares.
   *
   * @param reference images by bin
   * @param observed images by bin, as many bins
   * @throws IllegalArgumentException if the bins differ in number, or that is odd
   */
  public static double index(List<Long> reference, List<Long> observed) {
    return StabilityIndex.of(pairs(reference), pairs(observed));
  }

  private static List<Long> pairs(List<Long> bins) {
    if (bins.size() % 2 != 0) {
      throw new IllegalArgumentException("Invalid histogram: " + bins.size() + " bins (even)");
    }
    List<Long> pairs = new ArrayList<>();
    for (int i = 0; i < bins.size(); i += 2) {
      pairs.add(bins.get(i) + bins.get(i + 1));
    }
    return pairs;
  }
}
