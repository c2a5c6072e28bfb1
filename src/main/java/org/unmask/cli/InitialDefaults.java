package org.unmask.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unmask.image.ResampleFilter;
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;
import org.unmask.model.ModelSpec;
import org.unmask.tensorflow.FrozenModel;
import org.unmask.tensorflow.InitialWeights;

/**
 * What the settings leave to the initial weights. A detector is shown images as it was before, for
 * what it knows is of such images, and at a rate that does not throw it back (from 7e-4 on the
 * first epoch of one shipped before lost 0.03 to 0.04 of validation ROC-AUC, at 2.5e-4 none);
 * weights of ImageNet are treated as suits those.
 */
final class InitialDefaults {
  /** What a setting says that leaves it to the weights. */
  static final String AUTO = "auto";

  private static final int INPUT_SIZE = 224;
  private static final double LEARNING_RATE = 1e-3;
  private static final double LEARNING_RATE_OF_DETECTOR = 3e-4;
  private static final Resizing RESIZING = new Resizing(ResizeMode.CROP, ResampleFilter.CUBIC);

  private InitialDefaults() {}

  static int inputSize(NumberOr setting) {
    return (int) setting.or(INPUT_SIZE);
  }

  static double learningRate(NumberOr setting) {
    return setting.or(LEARNING_RATE);
  }

  static ResizeMode mode(String setting) {
    return setting.equals(AUTO)
        ? RESIZING.mode()
        : ResizeMode.valueOf(setting.toUpperCase(Locale.ROOT));
  }

  static ResampleFilter filter(String setting) {
    return setting.equals(AUTO)
        ? RESIZING.filter()
        : ResampleFilter.valueOf(setting.toUpperCase(Locale.ROOT));
  }

  /**
   * The model that training begins with; empty where the weights are others, or none.
   *
   * @param weights as they were named
   */
  static Optional<FrozenModel> detector(Optional<String> weights) {
    return weights
        .map(name -> DriverPath.of("read weights", name))
        .flatMap(InitialWeights::detector);
  }

  /**
   * The settings with nothing left open.
   *
   * @param detector what the model says of itself that training begins with
   * @throws IllegalArgumentException if the two do not go together
   */
  static Settings settled(Settings settings, Optional<ModelSpec> detector) {
    Resizing resizing = detector.map(ModelSpec::resizing).orElse(RESIZING);
    List<String> open = new ArrayList<>();
    if (settings.value(Keys.INPUT_SIZE).number().isEmpty()) {
      open.add(assignment(Keys.INPUT_SIZE, detector.map(ModelSpec::inputSize).orElse(INPUT_SIZE)));
    }
    if (settings.value(Keys.RESIZE_MODE).equals(AUTO)) {
      open.add(assignment(Keys.RESIZE_MODE, resizing.mode()));
    }
    if (settings.value(Keys.RESIZE_FILTER).equals(AUTO)) {
      open.add(assignment(Keys.RESIZE_FILTER, resizing.filter()));
    }
    if (settings.value(Keys.FINE_TUNE_LEARNING_RATE).number().isEmpty()) {
      open.add(
          assignment(
              Keys.FINE_TUNE_LEARNING_RATE,
              detector.isPresent() ? LEARNING_RATE_OF_DETECTOR : LEARNING_RATE));
    }
    return open.isEmpty() ? settings : settings.with(open);
  }

  private static String assignment(Setting<?> setting, Object value) {
    return setting.key() + "=" + value.toString().toLowerCase(Locale.ROOT);
  }
}
