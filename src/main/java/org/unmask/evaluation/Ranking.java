package org.unmask.evaluation;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.unmask.image.Label;

/**
 * The images in the order of their probabilities, sorted once: what depends on the order alone is a
 * sweep over runs of equal probabilities, with any number of copies of each image.
 */
final class Ranking {

  /** The count of copies of each image. */
  @FunctionalInterface
  interface Copies {
    /** Each image as it is, once. */
    Copies ONE = index -> 1;

    int of(int index);
  }

  private final int[] ascending;
  private final boolean[] fake;
  private final boolean[] endsRun;

  private Ranking(int[] ascending, boolean[] fake, boolean[] endsRun) {
    this.ascending = ascending;
    this.fake = fake;
    this.endsRun = endsRun;
  }

  static Ranking of(ScoredImages images) {
    int[] ascending =
        IntStream.range(0, images.size())
            .boxed()
            .sorted(Comparator.comparingDouble(images::probability))
            .mapToInt(Integer::intValue)
            .toArray();
    boolean[] fake = new boolean[ascending.length];
    boolean[] endsRun = new boolean[ascending.length];
    for (int rank = 0; rank < ascending.length; rank++) {
      int index = ascending[rank];
      fake[rank] = images.label(index) == Label.FAKE;
      endsRun[rank] =
          rank + 1 == ascending.length
              || images.probability(ascending[rank + 1]) != images.probability(index);
    }
    return new Ranking(ascending, fake, endsRun);
  }

  /**
   * ROC-AUC with so many copies of each image; exact, in whole numbers of half pairs.
   *
   * @return 0 to 1; NaN without fakes or without reals
   */
  double rocAuc(Copies copies) {
    long halfPairs = 0;
    long realsBelow = 0;
    long fakes = 0;
    long fakesOfRun = 0;
    long realsOfRun = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      int weight = copies.of(ascending[rank]);
      if (fake[rank]) {
        fakesOfRun += weight;
      } else {
        realsOfRun += weight;
      }
      if (endsRun[rank]) {
        halfPairs += fakesOfRun * (2 * realsBelow + realsOfRun);
        fakes += fakesOfRun;
        realsBelow += realsOfRun;
        fakesOfRun = 0;
        realsOfRun = 0;
      }
    }
    return 0.5 * halfPairs / ((double) fakes * realsBelow);
  }

  /**
   * Average precision as scikit-learn defines it: the sum over thresholds, from the highest down,
   * of the precision there times the recall gained; no interpolation.
   *
   * @return 0 to 1; NaN without fakes, and without reals, where it would be 1 whatever the order
   */
  double averagePrecision() {
    long fakes = 0;
    long called = 0;
    long gained = 0;
    double sum = 0;
    for (int rank = ascending.length - 1; rank >= 0; rank--) {
      called++;
      if (fake[rank]) {
        fakes++;
        gained++;
      }
      if (startsRun(rank)) {
        sum += gained * ((double) fakes / called);
        gained = 0;
      }
    }
    return fakes == called ? Double.NaN : sum / fakes;
  }

  /**
   * The equal error rate: where the share of reals called FAKE equals the share of fakes missed,
   * linear between the thresholds that enclose it.
   *
   * @return 0 to 1; NaN without fakes or without reals
   */
  double equalErrorRate() {
    long fakes = 0;
    for (boolean each : fake) {
      fakes += each ? 1 : 0;
    }
    long reals = fake.length - fakes;
    if (fakes == 0 || reals == 0) {
      return Double.NaN;
    }
    long found = 0;
    long flagged = 0;
    double flaggedBefore = 0;
    double missedBefore = 1;
    for (int rank = ascending.length - 1; rank >= 0; rank--) {
      if (fake[rank]) {
        found++;
      } else {
        flagged++;
      }
      if (startsRun(rank)) {
        double flaggedNow = (double) flagged / reals;
        double missedNow = (double) (fakes - found) / fakes;
        if (flaggedNow >= missedNow) {
          double gapBefore = missedBefore - flaggedBefore;
          double gapNow = flaggedNow - missedNow;
          return flaggedBefore + (flaggedNow - flaggedBefore) * gapBefore / (gapBefore + gapNow);
        }
        flaggedBefore = flaggedNow;
        missedBefore = missedNow;
      }
    }
    throw new AssertionError("At the lowest threshold every real is flagged and no fake missed");
  }

  private boolean startsRun(int rank) {
    return rank == 0 || endsRun[rank - 1];
  }
}
