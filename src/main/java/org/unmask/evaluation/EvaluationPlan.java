package org.unmask.evaluation;

import org.unmask.model.ThresholdChoice;

/**
 * What is measured, and how.
 *
 * @param modelId the model that scored the images
 * @param split the split that they come from
 * @param threshold chosen before, on other images; never on these
 * @param unscored how many images of the split got no score and are left out
 * @param replicates draws of the bootstrap behind the intervals; 1 or more
 * @param seed of the bootstrap
 */
public record EvaluationPlan(
    String modelId,
    String split,
    ThresholdChoice threshold,
    long unscored,
    int replicates,
    long seed) {

  /** Enough for two digits of a 95 % interval. */
  public static final int DEFAULT_REPLICATES = 200;

  public EvaluationPlan {
    if (unscored < 0) {
      throw new IllegalArgumentException("Invalid unscored: " + unscored + " (0 or more)");
    }
    if (replicates < 1) {
      throw new IllegalArgumentException("Invalid replicates: " + replicates + " (1 or more)");
    }
  }
}
