package org.unmask.cli;

import java.nio.file.Path;
import org.unmask.tensorflow.FrozenModel;

/** A model by the name that a user gave it. */
final class ModelFolder {
  private ModelFolder() {}

  /**
   * Reads a model from the driver's disk; executors get it by broadcast.
   *
   * @param name a path, or a {@code file:} URI
   * @throws IllegalArgumentException if there is no model, or it lies elsewhere
   */
  static FrozenModel read(String name) {
    if (name.matches("[A-Za-z][A-Za-z0-9+.-]+:.*") && !name.startsWith("file:")) {
      throw new IllegalArgumentException(
          "Cannot read model "
              + name
              + ": a model is read from the driver's disk; copy it there first (hdfs dfs -get)");
    }
    return FrozenModel.read(Path.of(name.replaceFirst("^file:(//)?(?=/)", "")));
  }
}
