package org.unmask.audit;

/**
 * How strong a feature can look that tells nothing. Under chance the area under the ROC curve is
 * 0.5 with standard deviation {@code sqrt((m + n + 1) / (12 m n))} for m fakes and n reals (Mann
 * and Whitney, 1947); balanced accuracy on held-out folds varies about as much. The images of a
 * group are alike and speak as one, so m and n are groups.
 */
final class Chance {
  /** A dozen features are looked at: with two, every other small set would get a warning. */
  private static final double DEVIATIONS = 3;

  private Chance() {}

  /**
   * The strength that chance does not reach; above 1 where it can reach any, infinite where a label
   * has no group.
   */
  static double limit(GroupsByLabel groups) {
    double m = groups.fake();
    double n = groups.real();
    return 0.5 + DEVIATIONS * Math.sqrt((m + n + 1) / (12 * m * n));
  }
}
