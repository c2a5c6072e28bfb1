package org.unmask.cli;

import java.util.Locale;
import java.util.Optional;
import org.unmask.model.Device;

/**
 * What {@code unmask bench} was asked for.
 *
 * @param model the folder of a model
 * @param images a folder with Real and Fake below it; without one, drawn images
 * @param device what the network runs on; the growth benchmarks take whatever there is
 */
record BenchRequest(What what, String model, Optional<String> images, Device device) {

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

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
