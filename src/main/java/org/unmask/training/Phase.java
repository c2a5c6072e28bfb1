package org.unmask.training;

/**
 * One phase of a run.
 *
 * @param name what the history and the checkpoints call it, such as {@code head}
 * @param epochs most epochs to train; 0 skips the phase
 * @param patience epochs without a better validation AUC after which it stops early; 1 or more
 * @param schedule the learning rate by step within the phase
 * @param checkpointSteps steps between two checkpoints within an epoch; 0 for none but at its end
 */
public record Phase(
    String name, int epochs, int patience, LearningRateSchedule schedule, int checkpointSteps) {

  public static final String HEAD = "head";
  public static final String FINE_TUNE = "fine-tune";

  /** A phase with checkpoints at the ends of its epochs alone. */
  public Phase(String name, int epochs, int patience, LearningRateSchedule schedule) {
    this(name, epochs, patience, schedule, 0);
  }

  public Phase {
    if (epochs < 0) {
      throw new IllegalArgumentException("Invalid epochs: " + epochs + " (0 or more)");
    }
    if (patience < 1) {
      throw new IllegalArgumentException("Invalid patience: " + patience + " (1 or more)");
    }
    if (checkpointSteps < 0) {
      throw new IllegalArgumentException(
          "Invalid checkpoint steps: " + checkpointSteps + " (0 or more)");
    }
  }

  /** Whether a checkpoint is due within an epoch. */
  boolean checkpointDue(EpochProgress at) {
    return checkpointSteps > 0 && at.steps() > 0 && at.steps() % checkpointSteps == 0;
  }
}
