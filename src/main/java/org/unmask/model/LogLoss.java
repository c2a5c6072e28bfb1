package org.unmask.model;

import org.unmask.image.Label;

/** Binary cross-entropy, the loss of training, in nats. */
public final class LogLoss {

  private LogLoss() {}

  /**
   * The mean over all images, from logits, so that a confident wrong answer costs what it should
   * rather than infinity.
   *
   * @param logits above 0 leans to FAKE
   * @param labels one a logit
   * @return 0 or more; NaN when there are no images or a logit is NaN
   * @throws IllegalArgumentException if there are not as many labels as logits
   */
  public static double of(double[] logits, Label[] labels) {
    SameLength.check(logits, labels);
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += of(logits[i], labels[i]);
    }
    return sum / logits.length;
  }

  /** The loss of one image: {@code log(1 + exp(-z))} with z the logit, its sign turned for REAL. */
  public static double of(double logit, Label label) {
    double margin = label == Label.FAKE ? logit : -logit;
    return Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
  }
}
