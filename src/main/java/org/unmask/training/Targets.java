package org.unmask.training;

/**
 * What a step is to reach, and how much each example counts.
 *
 * @param smoothing a label of 1 becomes {@code 1 - smoothing / 2}, one of 0 {@code smoothing / 2}
 *     (Szegedy et al., CVPR 2016); 0 to below 1
 * @param realWeight what a real example counts; above 0, and finite
 * @param fakeWeight what a fake one counts; above 0, and finite
 */
public record Targets(double smoothing, double realWeight, double fakeWeight) {

  /** Labels as they are, each counting once. */
  public static final Targets PLAIN = new Targets(0, 1, 1);

  public Targets {
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException("Invalid smoothing: " + smoothing + " (0 to below 1)");
    }
    if (!(realWeight > 0
        && fakeWeight > 0
        && Double.isFinite(realWeight)
        && Double.isFinite(fakeWeight))) {
      throw new IllegalArgumentException(
          "Invalid weights: " + realWeight + ", " + fakeWeight + " (above 0, and finite)");
    }
  }

  /**
   * Both classes count as much: {@code n / (2 n_class)}, so that the mean over all is 1.
   *
   * @param reals how many there are, in the mean where they are drawn; above 0
   * @param fakes the same
   */
  public static Targets balanced(double smoothing, double reals, double fakes) {
    double all = reals + fakes;
    return new Targets(smoothing, all / (2 * reals), all / (2 * fakes));
  }

  /** What each label becomes. */
  public float[] smoothed(float[] labels) {
    float[] smoothed = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      smoothed[i] = (float) (labels[i] * (1 - smoothing) + smoothing / 2);
    }
    return smoothed;
  }

  /** What each example counts; a mixture what its parts do, by their shares. */
  public float[] weights(float[] labels) {
    float[] weights = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      weights[i] = (float) (realWeight + labels[i] * (fakeWeight - realWeight));
    }
    return weights;
  }
}
