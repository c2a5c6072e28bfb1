package org.unmask.model;

import java.util.Arrays;
import org.unmask.image.Label;

/**
 * Temperature scaling (Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks",
 * 2017): one number that the logits are divided by, so that a probability of 0.8 is right eight
 * times in ten. It moves no image past another: ROC-AUC stays as it is.
 *
 * <p>The labels are taken as a little less than sure, {@code (fakes + 1) / (fakes + 2)} for a fake
 * and {@code 1 / (reals + 2)} for a real (Platt, "Probabilistic Outputs for Support Vector
 * Machines", 1999): a dozen validation images that happen to be told apart without a mistake do not
 * make every later probability 0 or 1. With thousands of images it changes nothing that one can
 * see.
 */
public final class TemperatureScaling {

  /** The sharpest temperature that {@link #fit} returns. */
  public static final double MIN = 0.05;

  /** The softest temperature that {@link #fit} returns; a useless model would ask for infinity. */
  public static final double MAX = 20;

  private static final int HALVINGS = 80;

  private TemperatureScaling() {}

  /**
   * The temperature in {@link #MIN} to {@link #MAX} of least log loss. The loss is convex in the
   * inverse of the temperature, so halving the range at the sign of its slope finds the minimum.
   *
   * @param logits of images that training did not see
   * @param labels one a logit
   * @return the temperature; 1 when there is no fake or no real, for then nothing can be said
   * @throws IllegalArgumentException if a logit is not finite or there are not as many labels
   */
  public static double fit(double[] logits, Label[] labels) {
    SameLength.check(logits, labels);
    requireFinite(logits);
    double[] targets = targets(labels);
    if (!hasBoth(labels) || slope(1, logits, targets) == 0) {
      return 1;
    }
    double low = 1 / MAX;
    double high = 1 / MIN;
    if (slope(low, logits, targets) >= 0) {
      return MAX;
    }
    if (slope(high, logits, targets) <= 0) {
      return MIN;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (low + high);
      if (slope(middle, logits, targets) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 1 / (0.5 * (low + high));
  }

  /**
   * The calibrated probability of FAKE.
   *
   * @param temperature above 0
   * @return 0 to 1
   */
  public static double probability(double logit, double temperature) {
    return 1 / (1 + Math.exp(-logit / temperature));
  }

  /** The derivative of the summed log loss by the inverse temperature. */
  private static double slope(double inverse, double[] logits, double[] targets) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += (probability(logits[i], 1 / inverse) - targets[i]) * logits[i];
    }
    return sum;
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
