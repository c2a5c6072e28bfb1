package org.unmask.training;

import java.util.List;

/**
 * What one epoch came to; a row of {@code history.csv}.
 *
 * @param phase the phase's name
 * @param epoch 1 for the first of its phase
 * @param learningRate of the epoch's last step
 * @param trainLoss mean over the epoch's batches as they were trained on, in nats
 * @param validationLoss mean over the validation images, in nats
 * @param validationAuc ROC-AUC over the validation images, 0 to 1
 * @param imagesPerSecond examples trained on a second, validation left out
 * @param seconds wall time of the epoch, validation included
 * @param inputWait share of the training time that went by before steps had their batch (waiting
 *     for it, or making it where none is made ahead), 0 to 1; NaN where it was not measured
 */
public record EpochResult(
    String phase,
    int epoch,
    double learningRate,
    double trainLoss,
    double validationLoss,
    double validationAuc,
    double imagesPerSecond,
    double seconds,
    double inputWait) {

  /** Better on validation: by AUC, and by loss where the AUC is the same. */
  boolean betterThan(EpochResult other) {
    if (validationAuc != other.validationAuc) {
      return validationAuc > other.validationAuc;
    }
    return validationLoss < other.validationLoss;
  }

  /** The best of some epochs; the first of those that are alike. */
  public static EpochResult best(List<EpochResult> history) {
    EpochResult best = history.get(0);
    for (EpochResult result : history) {
      if (result.betterThan(best)) {
        best = result;
      }
    }
    return best;
  }
}
