package org.unmask.cli;

import org.unmask.image.AugmentationPolicy;

/**
 * How a model is trained; units and ranges are those of {@code train} in {@code conf/unmask.conf}.
 *
 * @param threads 0 takes every core
 */
record TrainSettings(
    int batchSize,
    int threads,
    int calibrationImages,
    double batchNormMomentum,
    Head head,
    FineTune fineTune,
    double dropout,
    AugmentationPolicy augmentation) {

  /** Phase one: the head on cached features. */
  record Head(
      int views,
      int epochs,
      int batchSize,
      double learningRate,
      int patience,
      double weightDecay) {}

  /**
   * Phase two: the network itself.
   *
   * @param from {@code all}, {@code none}, or the first block that learns
   * @param warmUp share of the steps
   * @param finalRate share of {@code learningRate}
   */
  record FineTune(
      String from,
      int epochs,
      double learningRate,
      double warmUp,
      double finalRate,
      int patience) {}
}
