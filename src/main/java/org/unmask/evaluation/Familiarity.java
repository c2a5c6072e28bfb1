package org.unmask.evaluation;

/** What the training that made a model did with the split that it is measured on. */
public enum Familiarity {
  /** Nothing that is known of. */
  NEW,
  /** The network learnt from images of it. */
  TRAINED_ON,
  /** Epoch and calibration were chosen on images of it, and the model's own thresholds. */
  CHOSEN_ON
}
