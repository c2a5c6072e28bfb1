package org.unmask.model;

import java.io.Serializable;

/**
 * All that an executor needs to open a classifier, small enough to broadcast (about 10 MB). Two
 * recipes of one {@link #sharedAs} open the same classifier, so a JVM opens it once and shares it.
 */
public interface ClassifierRecipe extends Serializable {

  /** What the classifier will say of itself. */
  ModelSpec spec();

  /** The model's identity: see {@link ModelSpec#modelId}. */
  default String modelId() {
    return spec().modelId();
  }

  /**
   * What tells the classifiers of one JVM apart: recipes that say the same open the same one, down
   * to the verdicts.
   */
  default String sharedAs() {
    return "%s at %s by %s".formatted(modelId(), spec().threshold(), spec().resizing());
  }

  /**
   * Opens the classifier; the caller closes it. The first classifier that a JVM opens decides for
   * all how many threads a call computes on, and which GPUs are seen.
   */
  ImageClassifier open(Compute compute);

  /**
   * Opens the classifier on the CPU; each call decodes on the thread that makes it.
   *
   * @param threads how many threads one call may compute on; 1 or more
   */
  default ImageClassifier open(int threads) {
    return open(Compute.ofThreads(threads));
  }
}
