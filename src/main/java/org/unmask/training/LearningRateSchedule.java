package org.unmask.training;

/** The learning rate as a function of the step; nothing here knows of tensors. */
@FunctionalInterface
public interface LearningRateSchedule {

  /**
   * The rate of a step.
   *
   * @param step steps taken before, 0 or more; beyond the last step the final rate holds
   */
  double at(long step);

  /** The same rate at each step. */
  static LearningRateSchedule constant(double rate) {
    return step -> rate;
  }

  /**
   * Half a cosine from {@code peak} to {@code peak * finalShare} (Loshchilov and Hutter, SGDR,
   * 2017, without restarts), after a linear rise over the first {@code warmUpSteps} steps.
   *
   * @param steps all steps, the warm-up's included; 1 or more
   */
  static LearningRateSchedule warmUpThenCosine(
      double peak, double finalShare, long warmUpSteps, long steps) {
    if (steps < 1 || warmUpSteps < 0 || warmUpSteps > steps) {
      throw new IllegalArgumentException(
          "Invalid schedule: " + warmUpSteps + " warm-up steps of " + steps);
    }
    return step -> {
      if (step < warmUpSteps) {
        return peak * (step + 1) / warmUpSteps;
      }
      double progress = Math.min(1.0, (step - warmUpSteps) / (double) (steps - warmUpSteps));
      double share = (1 + Math.cos(Math.PI * progress)) / 2;
      return peak * (finalShare + (1 - finalShare) * share);
    };
  }
}
