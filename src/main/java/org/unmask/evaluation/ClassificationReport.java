package org.unmask.evaluation;

/**
 * Precision, recall and F1 of each class and their averages, as in scikit-learn's report; but what
 * is not defined is NaN here, not 0.
 *
 * @param fake with FAKE as the positive class
 * @param real with REAL as the positive class
 * @param macro the plain mean of both classes
 * @param weighted the mean of both classes, weighted by support
 */
public record ClassificationReport(Row fake, Row real, Row macro, Row weighted) {

  /**
   * One line of the report.
   *
   * @param support how many images it speaks of
   */
  public record Row(double precision, double recall, double f1, long support) {

    private static Row of(ConfusionMatrix matrix) {
      return new Row(matrix.precision(), matrix.recall(), matrix.f1(), matrix.fakes());
    }

    private static Row mean(Row a, double weightOfA, Row b) {
      return new Row(
          mean(a.precision, weightOfA, b.precision),
          mean(a.recall, weightOfA, b.recall),
          mean(a.f1, weightOfA, b.f1),
          a.support + b.support);
    }

    /** What has no weight does not count, though it be NaN. */
    private static double mean(double a, double weightOfA, double b) {
      if (weightOfA == 1) {
        return a;
      }
      if (weightOfA == 0) {
        return b;
      }
      return weightOfA * a + (1 - weightOfA) * b;
    }
  }

  public static ClassificationReport of(ConfusionMatrix matrix) {
    Row fake = Row.of(matrix);
    Row real = Row.of(matrix.swapped());
    double shareOfFakes = (double) fake.support / (fake.support + real.support);
    return new ClassificationReport(
        fake, real, Row.mean(fake, 0.5, real), Row.mean(fake, shareOfFakes, real));
  }
}
