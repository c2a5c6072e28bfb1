package org.unmask.cli;

import java.util.Locale;
import java.util.Optional;
import org.unmask.model.Device;

/**
 * What {@code unmask bench} was asked for.
 *
 * @param model the folder of a model, where one is run
 * @param images a folder with Real and Fake below it; without one, drawn images
 * @param device what the network runs on; the growth benchmarks take whatever there is
 */
record BenchRequest(What what, Optional<String> model, Optional<String> images, Device device) {

  BenchRequest {
    if (what.runsModel() != model.isPresent()) {
      throw new IllegalArgumentException(
          model
              .map(named -> "Invalid --model: " + named + " (bench " + what + " runs no model)")
              .orElse("Cannot run bench " + what + ": it needs a model"));
    }
  }

  /** The folder of the model, for those that run one. */
  String requiredModel() {
    return model.orElseThrow();
  }

  /** What to measure. */
  enum What {
    TRAIN,
    TRAIN_GROWTH,
    HEAD,
    SCORE,
    SCORE_GROWTH,
    SPLIT,
    SPLIT_GROWTH,
    DEVICE;

    /** Whether it runs a model, rather than reading images alone. */
    boolean runsModel() {
      return this != SPLIT && this != SPLIT_GROWTH;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
