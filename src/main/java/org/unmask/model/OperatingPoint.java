package org.unmask.model;

import java.io.Serializable;
import org.unmask.image.Label;

/**
 * A threshold that a model offers under a name, and what it came to on the validation split.
 *
 * @param name such as {@code equal-error}: see {@link ThresholdRule}
 * @param threshold an image is FAKE when its probability is this or higher; 0 to {@link
 *     ThresholdChoice#NOTHING}
 * @param rule how it was chosen, in words
 * @param falsePositiveRate the share of reals that it flags; NaN without reals
 * @param truePositiveRate the share of fakes that it finds; NaN without fakes
 */
public record OperatingPoint(
    String name, double threshold, String rule, double falsePositiveRate, double truePositiveRate)
    implements Serializable {

  public OperatingPoint {
    if (name.isBlank()) {
      throw new IllegalArgumentException("Invalid name of a threshold: it is empty");
    }
    if (!(threshold >= 0 && threshold <= ThresholdChoice.NOTHING)) {
      throw new IllegalArgumentException(
          "Invalid threshold " + name + ": " + threshold + " (0 to 1)");
    }
  }

  /** A choice with what it comes to on labelled probabilities. */
  static OperatingPoint of(
      String name, ThresholdChoice choice, double[] probabilities, Label[] labels) {
    SameLength.check(probabilities, labels);
    long[] flagged = new long[Label.values().length];
    long[] all = new long[Label.values().length];
    for (int i = 0; i < labels.length; i++) {
      all[labels[i].index()]++;
      flagged[labels[i].index()] += probabilities[i] >= choice.threshold() ? 1 : 0;
    }
    int real = Label.REAL.index();
    int fake = Label.FAKE.index();
    return new OperatingPoint(
        name,
        choice.threshold(),
        choice.rule(),
        (double) flagged[real] / all[real],
        (double) flagged[fake] / all[fake]);
  }

  /** The mean of the share of fakes found and the share of reals left alone; NaN lacking either. */
  public double balancedAccuracy() {
    return 0.5 * (truePositiveRate + 1 - falsePositiveRate);
  }

  /** The threshold without what it came to. */
  public ThresholdChoice choice() {
    return new ThresholdChoice(threshold, rule);
  }
}
