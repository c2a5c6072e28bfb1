package org.unmask.evaluation;

import org.unmask.image.Label;

/**
 * How often the verdict was right, FAKE being positive. Counts of disjoint images add up by {@link
 * #plus}; every measure is computed from the counts alone and is NaN when its divisor is 0.
 *
 * @param tp fakes called FAKE
 * @param fp reals called FAKE
 * @param tn reals called REAL
 * @param fn fakes called REAL
 */
public record ConfusionMatrix(long tp, long fp, long tn, long fn) {

  /** No images. */
  public static final ConfusionMatrix EMPTY = new ConfusionMatrix(0, 0, 0, 0);

  public ConfusionMatrix {
    if (tp < 0 || fp < 0 || tn < 0 || fn < 0) {
      throw new IllegalArgumentException(
          "Invalid counts: tp %d, fp %d, tn %d, fn %d (0 or more)".formatted(tp, fp, tn, fn));
    }
  }

  /** One image: FAKE is the verdict when {@code probability >= threshold}. */
  static ConfusionMatrix of(Label label, double probability, double threshold) {
    boolean called = probability >= threshold;
    return switch (label) {
      case FAKE -> called ? new ConfusionMatrix(1, 0, 0, 0) : new ConfusionMatrix(0, 0, 0, 1);
      case REAL -> called ? new ConfusionMatrix(0, 1, 0, 0) : new ConfusionMatrix(0, 0, 1, 0);
    };
  }

  /** All images at one threshold. */
  static ConfusionMatrix of(ScoredImages images, double threshold) {
    ConfusionMatrix sum = EMPTY;
    for (int i = 0; i < images.size(); i++) {
      sum = sum.plus(of(images.label(i), images.probability(i), threshold));
    }
    return sum;
  }

  public ConfusionMatrix plus(ConfusionMatrix other) {
    return new ConfusionMatrix(tp + other.tp, fp + other.fp, tn + other.tn, fn + other.fn);
  }

  public long total() {
    return tp + fp + tn + fn;
  }

  /** How many images are fakes. */
  public long fakes() {
    return tp + fn;
  }

  /** How many images are real. */
  public long reals() {
    return fp + tn;
  }

  /** The share of images whose verdict is right. */
  public double accuracy() {
    return share(tp + tn, total());
  }

  /** The share of fakes among what was called FAKE. */
  public double precision() {
    return share(tp, tp + fp);
  }

  /** The share of fakes that were found; also the true positive rate. */
  public double recall() {
    return share(tp, fakes());
  }

  /** The share of reals that were left alone; also the true negative rate. */
  public double specificity() {
    return share(tn, reals());
  }

  /** The share of reals that were called FAKE. */
  public double falsePositiveRate() {
    return share(fp, reals());
  }

  /** The harmonic mean of precision and recall. */
  public double f1() {
    return share(2 * tp, 2 * tp + fp + fn);
  }

  /** The mean of recall and specificity: does not lean to the larger class. */
  public double balancedAccuracy() {
    return 0.5 * (recall() + specificity());
  }

  /**
   * Matthews' correlation coefficient, -1 to 1; 0 for a verdict by coin. NaN when a row or a column
   * of the matrix is empty.
   */
  public double matthewsCorrelation() {
    double called = (double) tp + fp;
    double left = (double) tn + fn;
    double product = called * left * fakes() * reals();
    double covariance = (double) tp * tn - (double) fp * fn;
    return product == 0 ? Double.NaN : covariance / Math.sqrt(product);
  }

  /** The same counts seen with REAL as the positive class. */
  ConfusionMatrix swapped() {
    return new ConfusionMatrix(tn, fn, tp, fp);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
