package org.unmask.tensorflow;

import org.unmask.image.Resizing;
import org.unmask.model.ModelSpec;
import org.unmask.training.Distillation;
import org.unmask.training.LabelledImages;

/** A detector to learn from, and how much of a step's target is its own. */
public record TeacherModel(FrozenModel model, Distillation distillation) {

  /**
   * Makes sure that the teacher is shown what it knows.
   *
   * @param inputSize width and height that training brings images to, in pixels
   * @param how in which way
   * @throws IllegalArgumentException if its own input is another
   */
  public void requireShownAlike(int inputSize, Resizing how) {
    model.requireShownAlike("Cannot learn from the teacher", inputSize, how);
  }

  /** The model's identity, see {@link ModelSpec#modelId()}. */
  public String identity() {
    return model.spec().modelId();
  }

  Teacher open(LabelledImages images, int size, int threads) {
    return new Teacher(model, distillation, images, size, threads);
  }
}
