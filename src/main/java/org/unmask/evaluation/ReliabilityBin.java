package org.unmask.evaluation;

/**
 * The images whose probability of FAKE lies in {@code [from, to)}; the last bin includes 1.
 *
 * @param meanProbability what the model said of them; NaN when there are none
 * @param shareFake how many of them are fake; NaN when there are none
 */
public record ReliabilityBin(
    double from, double to, long images, double meanProbability, double shareFake) {

  private static final double NORMAL_95 = 1.96;

  /**
   * Where the share of fakes may lie by these images, at 95 %: Wilson's score interval, which has a
   * width where all images are of one class too. It counts images, as if each were a group of its
   * own, and is too short where groups are large. Within 0 to 1; NaN without images.
   */
  public Interval shareFakeInterval() {
    double square = NORMAL_95 * NORMAL_95 / images;
    double centre = (shareFake + square / 2) / (1 + square);
    double half = Math.sqrt(square * (shareFake * (1 - shareFake) + square / 4)) / (1 + square);
    return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
