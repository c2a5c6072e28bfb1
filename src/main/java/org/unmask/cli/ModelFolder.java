package org.unmask.cli;

import java.util.Optional;
import org.unmask.tensorflow.FrozenModel;

/** A model by the name that a user gave it. */
final class ModelFolder {
  private ModelFolder() {}

  /**
   * The same with another threshold to score by.
   *
   * @param threshold a name that the model knows, or a number of 0 to 1; empty for its own
   * @throws IllegalArgumentException as {@link #read(String)}, or if the model has no such
   *     threshold
   */
  static FrozenModel read(String name, Optional<String> threshold) {
    FrozenModel model = read(name);
    return threshold.map(wish -> model.withThreshold(model.spec().threshold(wish))).orElse(model);
  }

  /** The threshold that a model scores by, for manifests. */
  static String described(FrozenModel model) {
    return model.spec().threshold() + ": " + model.spec().thresholdRule();
  }

  /**
   * Reads a model from the driver's disk; executors get it by broadcast.
   *
   * @param name a path, or a {@code file:} URI
   * @throws IllegalArgumentException if there is no model, or it lies elsewhere
   */
  static FrozenModel read(String name) {
    return FrozenModel.read(DriverPath.of("read model", name));
  }
}
