package org.unmask.training;

import java.util.OptionalDouble;

/**
 * The second phase: the backbone too, with batch statistics.
 *
 * @param from the first block that trains: {@code all}, {@code block_1} … {@code Conv_1}, or {@code
 *     none} to leave the phase out
 * @param epochs at most so many
 * @param batchSize images of a step
 * @param patience see {@link Phase}
 * @param checkpointSteps see {@link Phase}
 */
public record FineTune(
    String from,
    int epochs,
    int batchSize,
    int patience,
    int checkpointSteps,
    Rate rate,
    Optimizer optimizer,
    Averaging averaging,
    BatchNorm batchNorm) {

  /**
   * How fast it learns.
   *
   * @param peak of the schedule
   * @param warmUp share of the steps over which the rate rises; 0 to 1
   * @param atEnd the rate at the end, as a share of the peak; 0 to 1
   * @param layerDecay the rate of a block as a share of that of the next, from the head down; above
   *     0, at most 1
   */
  public record Rate(double peak, double warmUp, double atEnd, double layerDecay) {}

  /**
   * AdamW.
   *
   * @param weightDecay decoupled, a share of the kernels at rate 1
   * @param clipNorm the most that all gradients together may measure; 0 for no bound
   */
  public record Optimizer(double weightDecay, double clipNorm) {}

  /**
   * Which weights come out.
   *
   * @param decay how much of the averaged weights a step keeps; 0 for no averages
   * @param initialShare of the weights that the phase began with in those that come out; 0 to 1, or
   *     empty for what validation chooses where they are a detector, and else 0
   */
  public record Averaging(double decay, OptionalDouble initialShare) {}

  /**
   * The moments of batches.
   *
   * @param calibrationImages how many images measure those of inserted BatchNorm
   * @param momentum how much of the moving moments a step keeps; 0.5 to below 1
   */
  public record BatchNorm(int calibrationImages, double momentum) {}

  /** Whether there is such a phase at all. */
  public boolean wanted() {
    return epochs > 0 && !from.equals("none");
  }

  Phase phase(int stepsPerEpoch) {
    long steps = Math.max(1, (long) epochs * stepsPerEpoch);
    return new Phase(
        Phase.FINE_TUNE,
        epochs,
        patience,
        LearningRateSchedule.warmUpThenCosine(
            rate.peak(), rate.atEnd(), Math.round(rate.warmUp() * steps), steps),
        checkpointSteps);
  }
}
