package org.unmask.model;

import java.util.List;

/**
 * How far two histograms of the same bins lie apart: the population stability index, the sum over
 * bins of (q - p) ln(q / p). By custom, below 0.1 is alike and above {@link #FAR} far apart. Each
 * bin gets half an image more, so that empty ones stay finite.
 */
public final class StabilityIndex {
  /** Above this the two are far apart. */
  public static final double FAR = 0.25;

  private StabilityIndex() {}

  /**
   * The index, 0 for equal shares.
   *
   * @param reference images by bin
   * @param observed images by bin, as many bins
   * @throws IllegalArgumentException if the bins differ in number
   */
  public static double of(List<Long> reference, List<Long> observed) {
    if (reference.size() != observed.size()) {
      throw new IllegalArgumentException(
          "Invalid histograms: %d and %d bins (as many)"
              .formatted(reference.size(), observed.size()));
    }
    double index = 0;
    for (int i = 0; i < reference.size(); i++) {
      double p = share(reference, i);
      double q = share(observed, i);
      index += (q - p) * Math.log(q / p);
    }
    return index;
  }

  private static double share(List<Long> bins, int bin) {
    return (bins.get(bin) + 0.5) / (images(bins) + 0.5 * bins.size());
  }

  /** All images of a histogram. */
  public static long images(List<Long> bins) {
    return bins.stream().mapToLong(Long::longValue).sum();
  }
}
