package org.unmask.model;

import java.util.List;

/**
 * How far the scores of a corpus lie from those of a reference: the population stability index, the
 * sum over bins of (q - p) ln(q / p). By custom, below 0.1 is alike and above 0.25 far apart. It
 * sees another share of fakes as well as images of another kind.
 *
 * <p>Neighbouring bins go together in pairs, and each pair gets half an image more, so that empty
 * ones stay finite.
 */
public final class ScoreDrift {
  /** Above this the two are far apart. */
  public static final double FAR = 0.25;

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
    if (reference.size() != observed.size() || reference.size() % 2 != 0) {
      throw new IllegalArgumentException(
          "Invalid histograms: %d and %d bins (as many, and even)"
              .formatted(reference.size(), observed.size()));
    }
    int pairs = reference.size() / 2;
    double index = 0;
    for (int i = 0; i < reference.size(); i += 2) {
      double p = share(reference, i, pairs);
      double q = share(observed, i, pairs);
      index += (q - p) * Math.log(q / p);
    }
    return index;
  }

  private static double share(List<Long> bins, int first, int pairs) {
    return (bins.get(first) + bins.get(first + 1) + 0.5) / (images(bins) + 0.5 * pairs);
  }

  /** All images of a histogram. */
  public static long images(List<Long> bins) {
    return bins.stream().mapToLong(Long::longValue).sum();
  }
}
