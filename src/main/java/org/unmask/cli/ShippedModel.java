package org.unmask.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The detector that comes with Unmask, in {@code data/models} of its home. */
final class ShippedModel {
  static final String NAME = "detector";

  private final Path folder;

  /** Looks below {@code UNMASK_HOME}, which scripts/unmask sets, or else the working folder. */
  ShippedModel(Map<String, String> environment) {
    folder = Path.of(environment.getOrDefault("UNMASK_HOME", ""), "data", "models", NAME);
  }

  /** Its folder, if it is there. */
  Optional<String> folder() {
    return Files.isRegularFile(folder.resolve("saved_model.pb"))
        ? Optional.of(folder.toString())
        : Optional.empty();
  }

  /**
   * The folder that a user named, or else the shipped one.
   *
   * @throws IllegalArgumentException if there is neither
   */
  String orNamed(Optional<String> named) {
    return named
        .or(this::folder)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot find a model: no --model was given, and there is none in " + folder));
  }
}
