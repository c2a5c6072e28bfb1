package org.unmask.training;

/**
 * One phase of a run.
 *
 * @param name what the history and the checkpoints call it, such as {@code head}
 * @param epochs most epochs to train; 0 skips the phase
 * @param patience epochs without a better validation AUC after which it stops early; 1 or more
 * @param schedule the learning rate by step within the phase
 */
public record Phase(String name, int epochs, int patience, LearningRateSchedule schedule) {

  public static final String HEAD = "head";
  public static final String FINE_TUNE = "fine-tune";

  public Phase {
    if (epochs < 0) {
      throw new IllegalArgumentException("Invalid epochs: " + epochs + " (0 or more)");
    }
    if (patience < 1) {
      throw new IllegalArgumentException("Invalid patience: " + patience + " (1 or more)");
    }
  }
}
