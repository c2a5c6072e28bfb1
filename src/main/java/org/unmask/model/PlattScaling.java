package org.unmask.model;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.unmask.image.Label;

/**
 * What turns logits into probabilities that hold, so that 0.8 is right eight times in ten: {@code
 * sigmoid((logit + shift) / temperature)} (Platt, "Probabilistic Outputs for Support Vector
 * Machines", 1999). The temperature mends how sure a network is (Guo, Pleiss, Sun and Weinberger,
 * "On Calibration of Modern Neural Networks", 2017), the shift that it leans to one class. It moves
 * no image past another: ROC-AUC stays as it is.
 *
 * <p>The labels are taken as a little less than sure, {@code (fakes + 1) / (fakes + 2)} for a fake
 * and {@code 1 / (reals + 2)} for a real (Platt, again): a dozen validation images that happen to
 * be told apart without a mistake do not make every later probability 0 or 1. With thousands of
 * images it changes nothing that one can see.
 *
 * @param temperature above 0; 1 for none
 * @param shift in logits; 0 for none
 */
public record PlattScaling(double temperature, double shift) {

  /** Changes nothing. */
  public static final PlattScaling NONE = new PlattScaling(1, 0);

  /** The sharpest temperature that {@link #fit} returns. */
  public static final double MIN = 0.05;

  /** The softest temperature that {@link #fit} returns; a useless model would ask for infinity. */
  public static final double MAX = 20;

  private static final int HALVINGS = 60;

  public PlattScaling {
    if (!(temperature > 0) || Double.isInfinite(temperature) || !Double.isFinite(shift)) {
      throw new IllegalArgumentException(
          "Invalid calibration: temperature " + temperature + ", shift " + shift);
    }
  }

  /**
   * The scaling of least log loss, its temperature in {@link #MIN} to {@link #MAX}. The loss is
   * convex in the inverse temperature and the intercept together, and so is its least value over
   * all intercepts in the former: halving ranges at the sign of slopes finds the minimum.
   *
   * @param logits of images that training did not see
   * @param labels one a logit
   * @return {@link #NONE} when there is no fake or no real or all logits are alike, for then
   *     nothing can be said
   * @throws IllegalArgumentException if a logit is not finite or there are not as many labels
   */
  public static PlattScaling fit(double[] logits, Label[] labels) {
    SameLength.check(logits, labels);
    requireFinite(logits);
    if (!hasBoth(labels) || Arrays.stream(logits).distinct().count() < 2) {
      return NONE;
    }
    double[] targets = targets(labels);
    double inverse =
        zero(1 / MAX, 1 / MIN, a -> slope(a, intercept(a, logits, targets), logits, targets));
    return new PlattScaling(1 / inverse, intercept(inverse, logits, targets) / inverse);
  }

  /** The calibrated logit of FAKE, whose sigmoid is {@link #probability}. */
  public double calibrated(double logit) {
    return (logit + shift) / temperature;
  }

  /**
   * The calibrated probability of FAKE.
   *
   * @return 0 to 1
   */
  public double probability(double logit) {
    return sigmoid(calibrated(logit));
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** The intercept of least loss: that at which probabilities sum to what the targets do. */
  private static double intercept(double inverse, double[] logits, double[] targets) {
    double sum = Arrays.stream(targets).sum();
    // All probabilities are below, or above, the mean of the targets at the ends.
    double middle = Math.log(sum / (logits.length - sum));
    double most = inverse * Arrays.stream(logits).map(Math::abs).max().orElse(0) + 1;
    return zero(
        middle - most,
        middle + most,
        b -> Arrays.stream(logits).map(logit -> sigmoid(inverse * logit + b)).sum() - sum);
  }

  /** The derivative of the summed log loss by the inverse temperature. */
  private static double slope(double inverse, double intercept, double[] logits, double[] targets) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += (sigmoid(inverse * logits[i] + intercept) - targets[i]) * logits[i];
    }
    return sum;
  }

  /** Where a rising function changes its sign, or the end of the range that is nearest to there. */
  private static double zero(double from, double to, DoubleUnaryOperator rising) {
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (low + high);
      if (rising.applyAsDouble(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  private static void requireFinite(double[] logits) {
    for (double logit : logits) {
      if (!Double.isFinite(logit)) {
        throw new IllegalArgumentException("Invalid logit: " + logit + " (a finite number)");
      }
    }
  }

  private static double[] targets(Label[] labels) {
    int fakes = fakes(labels);
    double fake = (fakes + 1.0) / (fakes + 2.0);
    double real = 1.0 / (labels.length - fakes + 2.0);
    return Arrays.stream(labels).mapToDouble(label -> label == Label.FAKE ? fake : real).toArray();
  }

  private static boolean hasBoth(Label[] labels) {
    int fakes = fakes(labels);
    return fakes > 0 && fakes < labels.length;
  }

  private static int fakes(Label[] labels) {
    return Arrays.stream(labels).mapToInt(Label::index).sum();
  }
}
