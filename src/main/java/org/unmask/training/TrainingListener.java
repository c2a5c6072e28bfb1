package org.unmask.training;

/** Watches a run; what it throws stops the run. */
public interface TrainingListener {

  /**
   * A phase begins, or goes on from a checkpoint; not told where nothing of it is left to do.
   *
   * @param network to look at until the phase ends, never in the middle of a step
   */
  default void phaseBegan(Phase phase, NetworkView network) {}

  /**
   * A step was taken.
   *
   * @param step steps of the phase before this one
   */
  default void stepped(Phase phase, int epoch, long step, double loss, double learningRate) {}

  /** An epoch ended, validation done and its checkpoint written. */
  default void epochEnded(EpochResult result) {}

  /**
   * How many images of each split were left out since they cannot be decoded; then a phase ends.
   */
  default void leftOut(int ofTrain, int ofValidation) {}

  /** A phase ended; {@code reason} says why in words. */
  default void phaseEnded(Phase phase, EpochResult best, String reason) {}
}
