package org.unmask.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.unmask.tensorflow.FrozenModel;
import org.unmask.tensorflow.TeacherModel;
import org.unmask.training.Distillation;

/**
 * Which detector training learns from beside the labels.
 *
 * @param teacher a model's folder, or {@link #INITIAL}
 */
record DistillationSettings(String teacher, Distillation distillation) {
  /** The detector that training begins with. */
  static final String INITIAL = "initial";

  /** Where the teacher lies on the driver's disk; empty for the initial one. */
  Optional<Path> folder() {
    return teacher.equals(INITIAL)
        ? Optional.empty()
        : Optional.of(DriverPath.of("read model", teacher));
  }

  /**
   * Reads the teacher.
   *
   * @param initial the model that training begins with; empty for weights that are none
   * @throws IllegalArgumentException if there is no such model
   */
  TeacherModel read(Optional<FrozenModel> initial) {
    Optional<Path> folder = folder();
    FrozenModel model =
        (folder.isPresent() ? folder.map(FrozenModel::read) : initial)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Cannot learn from the initial weights (train.distillation.teacher): they"
                            + " are no detector"));
    return new TeacherModel(model, distillation);
  }
}
