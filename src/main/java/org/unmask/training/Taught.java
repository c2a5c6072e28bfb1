package org.unmask.training;

/** What a teacher makes of the examples of a batch, beside their labels. */
public final class Taught {
  /** No teacher: labels are what a step is to reach. */
  public static final Taught NOTHING = new Taught(0, new float[0]);

  private final double share;
  private final float[] probabilities;

  Taught(double share, float[] probabilities) {
    this.share = share;
    this.probabilities = probabilities.clone();
  }

  /**
   * What a step is to reach: {@code (1 - share) label + share probability}, and the label alone
   * where the teacher was not asked.
   *
   * @param labels as they would be reached without a teacher, smoothed perhaps; 0 to 1
   */
  public float[] targets(float[] labels) {
    float[] targets = labels.clone();
    for (int i = 0; i < probabilities.length; i++) {
      if (!Float.isNaN(probabilities[i])) {
        targets[i] = (float) ((1 - share) * labels[i] + share * probabilities[i]);
      }
    }
    return targets;
  }
}
