package org.unmask.cli;

import java.util.Locale;
import org.unmask.augmentation.AugmentationPolicy;
import org.unmask.image.Resizing;
import org.unmask.training.FineTune;
import org.unmask.training.TrainingPlan;

/** The settings under {@code train}, put together. */
final class TrainingSettings {

  /** What a key has been set to. */
  interface Values {
    <T> T value(Setting<T> setting);
  }

  private final Values values;

  TrainingSettings(Values values) {
    this.values = values;
  }

  /**
   * How to train.
   *
   * @param seed of every random choice
   * @throws IllegalArgumentException if two settings do not go together
   */
  TrainingPlan plan(long seed) {
    int inputSize = InitialDefaults.inputSize(value(Keys.INPUT_SIZE));
    int cropSize = value(Keys.FINE_TUNE_CROP);
    // What is left to the initial weights is checked when they are known.
    if (cropSize > inputSize && value(Keys.INPUT_SIZE).number().isPresent()) {
      throw new IllegalArgumentException(
          "Invalid train.fine-tune.crop: %d (at most train.input-size, %d)"
              .formatted(cropSize, inputSize));
    }
    return new TrainingPlan(
        seed,
        inputSize,
        new Resizing(
            InitialDefaults.mode(value(Keys.RESIZE_MODE)),
            InitialDefaults.filter(value(Keys.RESIZE_FILTER))),
        value(Keys.TRAIN_THREADS),
        value(Keys.DROPOUT),
        new TrainingPlan.Examples(
            augmentation(),
            new TrainingPlan.MadeFakes(value(Keys.BLEND_SHARE), value(Keys.SWAP_SHARE)),
            value(Keys.MIX_SHARE),
            value(Keys.SOURCE_BALANCE),
            value(Keys.FINE_TUNE_IMAGES),
            cropSize),
        new TrainingPlan.Objective(
            value(Keys.LABEL_SMOOTHING),
            TrainingPlan.ClassWeights.valueOf(value(Keys.CLASS_WEIGHTS).toUpperCase(Locale.ROOT))),
        new TrainingPlan.Head(
            value(Keys.HEAD_VIEWS),
            value(Keys.HEAD_EPOCHS),
            value(Keys.HEAD_BATCH_SIZE),
            value(Keys.HEAD_LEARNING_RATE),
            value(Keys.HEAD_PATIENCE),
            value(Keys.HEAD_WEIGHT_DECAY)),
        new FineTune(
            value(Keys.FINE_TUNE_FROM),
            value(Keys.FINE_TUNE_EPOCHS),
            value(Keys.TRAIN_BATCH_SIZE),
            value(Keys.FINE_TUNE_PATIENCE),
            value(Keys.FINE_TUNE_CHECKPOINT),
            new FineTune.Rate(
                InitialDefaults.learningRate(value(Keys.FINE_TUNE_LEARNING_RATE)),
                value(Keys.FINE_TUNE_WARM_UP),
                value(Keys.FINE_TUNE_FINAL_RATE),
                value(Keys.FINE_TUNE_LAYER_DECAY)),
            new FineTune.Optimizer(
                value(Keys.FINE_TUNE_WEIGHT_DECAY), value(Keys.FINE_TUNE_CLIP_NORM)),
            new FineTune.Averaging(
                value(Keys.FINE_TUNE_AVERAGE), value(Keys.INITIAL_SHARE).number()),
            new FineTune.BatchNorm(
                value(Keys.CALIBRATION_IMAGES), value(Keys.BATCH_NORM_MOMENTUM))));
  }

  private AugmentationPolicy augmentation() {
    return AugmentationKeys.policy(value(AugmentationKeys.PRESET), this::value);
  }

  private <T> T value(Setting<T> setting) {
    return values.value(setting);
  }
}
