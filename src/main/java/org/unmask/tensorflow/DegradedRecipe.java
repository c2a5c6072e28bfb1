package org.unmask.tensorflow;

import org.unmask.augmentation.Augmentation;
import org.unmask.image.ImageLimits;
import org.unmask.model.ClassifierRecipe;
import org.unmask.model.Compute;
import org.unmask.model.ImageClassifier;
import org.unmask.model.ModelSpec;

/** A model that sees each image degraded: to measure what recompression, blur and the like cost. */
final class DegradedRecipe implements ClassifierRecipe {
  private static final long serialVersionUID = 1L;

  private final ClassifierRecipe whole;
  private final Degradation degradation;
  private final ImageLimits limits;

  DegradedRecipe(ClassifierRecipe whole, Degradation degradation, ImageLimits limits) {
    this.whole = whole;
    this.degradation = degradation;
    this.limits = limits;
  }

  @Override
  public ModelSpec spec() {
    return whole.spec();
  }

  /** So that no JVM takes it for the model itself. */
  @Override
  public String sharedAs() {
    return whole.sharedAs() + " under " + degradation;
  }

  @Override
  public ImageClassifier open(Compute compute) {
    Augmentation augmentation = degradation.augmentation();
    return new DegradedClassifier(whole.open(compute), augmentation, limits, compute);
  }
}
