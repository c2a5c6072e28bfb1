package org.unmask.model;

import java.util.Arrays;
import org.unmask.image.Label;

/**
 * The area under the ROC curve, exact: the share of (fake, real) pairs in which the fake scores
 * higher, a tie counting half (Mann-Whitney U over the number of pairs). Any strictly increasing
 * map of the scores leaves it as it is, so logits and probabilities give the same area unless
 * rounding makes ties.
 */
public final class RocAuc {

  private RocAuc() {}

  /**
   * Computes the area in {@code n log n}; the arguments stay as they are.
   *
   * @param scores higher leans to FAKE; any scale
   * @param labels one a score
   * @return 0 to 1; NaN when there is no fake, no real, or a score is NaN
   * @throws IllegalArgumentException if there are not as many labels as scores
   */
  public static double of(double[] scores, Label[] labels) {
    double[] fakes = sortedScores(scores, labels, Label.FAKE);
    double[] reals = sortedScores(scores, labels, Label.REAL);
    if (fakes.length == 0 || reals.length == 0 || endsInNan(fakes) || endsInNan(reals)) {
      return Double.NaN;
    }
    long below = 0;
    long notAbove = 0;
    int lower = 0;
    int upper = 0;
    for (double fake : fakes) {
      while (lower < reals.length && reals[lower] < fake) {
        lower++;
      }
      while (upper < reals.length && reals[upper] <= fake) {
        upper++;
      }
      below += lower;
      notAbove += upper;
    }
    return 0.5 * ((double) below + (double) notAbove) / ((double) fakes.length * reals.length);
  }

  private static double[] sortedScores(double[] scores, Label[] labels, Label wanted) {
    SameLength.check(scores, labels);
    double[] kept = new double[scores.length];
    int count = 0;
    for (int i = 0; i < scores.length; i++) {
      if (labels[i] == wanted) {
        kept[count++] = scores[i];
      }
    }
    double[] sorted = Arrays.copyOf(kept, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** NaN sorts last. */
  private static boolean endsInNan(double[] sorted) {
    return Double.isNaN(sorted[sorted.length - 1]);
  }
}
