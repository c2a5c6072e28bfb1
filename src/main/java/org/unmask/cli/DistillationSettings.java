package org.unmask.cli;

import java.util.Optional;
import org.unmask.tensorflow.FrozenModel;
import org.unmask.tensorflow.TeacherModel;
import org.unmask.training.Distillation;

/** Which detector training learns from beside the labels. */
record DistillationSettings(DetectorName teacher, Distillation distillation) {

  /**
   * Reads the teacher.
   *
   * @param initial the model that training begins with; empty for weights that are none
   * @throws IllegalArgumentException if there is no such model
   */
  TeacherModel read(Optional<FrozenModel> initial) {
    return new TeacherModel(teacher.read(initial, Keys.TEACHER.key()), distillation);
  }
}
