package org.unmask.cli;

import java.util.Locale;
import java.util.Optional;

/**
 * What {@code unmask bench} was asked for.
 *
 * @param model the folder of a model
 * @param images a folder with Real and Fake below it; without one, drawn images
 */
record BenchRequest(What what, String model, Optional<String> images) {

  /** What to measure. */
  enum What {
    TRAIN,
    TRAIN_GROWTH,
    HEAD,
    SCORE,
    SCORE_GROWTH,
    SPLIT,
    SPLIT_GROWTH;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
