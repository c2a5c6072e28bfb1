package org.unmask.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.unmask.tensorflow.FrozenModel;

/**
 * Another detector that training asks, as a setting names it.
 *
 * @param name a model's folder, or {@link #INITIAL}
 */
record DetectorName(String name) {
  /** The detector that training begins with. */
  static final String INITIAL = "initial";

  /** Where it lies on the driver's disk; empty for the initial one. */
  Optional<Path> folder() {
    return name.equals(INITIAL) ? Optional.empty() : Optional.of(DriverPath.of("read model", name));
  }

  /**
   * Reads it.
   *
   * @param initial the model that training begins with; empty for weights that are none
   * @param key of the setting that names it
   * @throws IllegalArgumentException if there is no such model
   */
  FrozenModel read(Optional<FrozenModel> initial, String key) {
    Optional<Path> folder = folder();
    return (folder.isPresent() ? folder.map(FrozenModel::read) : initial)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid %s: %s (the initial weights are no detector)"
                        .formatted(key, INITIAL)));
  }
}
