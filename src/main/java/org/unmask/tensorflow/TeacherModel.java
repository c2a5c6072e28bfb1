package org.unmask.tensorflow;

import java.util.Locale;
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
    ModelSpec spec = model.spec();
    if (spec.inputSize() != inputSize || !spec.resizing().equals(how)) {
      throw new IllegalArgumentException(
          "Cannot learn from the teacher: it sees images at %d pixels (%s), training would show %d (%s); set train.input-size, train.resize-mode and train.resize-filter"
              .formatted(spec.inputSize(), words(spec.resizing()), inputSize, words(how)));
    }
  }

  private static String words(Resizing resizing) {
    return "%s, %s".formatted(resizing.mode(), resizing.filter()).toLowerCase(Locale.ROOT);
  }

  /** The model's identity, see {@link ModelSpec#modelId()}. */
  public String identity() {
    return model.spec().modelId();
  }

  Teacher open(LabelledImages images, int size, int threads) {
    return new Teacher(model, distillation, images, size, threads);
  }
}
