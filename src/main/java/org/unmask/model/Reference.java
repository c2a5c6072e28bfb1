package org.unmask.model;

import java.io.Serializable;
import java.util.List;

/**
 * What the validation images of a model look like to it, for corpora to be held against.
 *
 * @param scores images by probability of FAKE, in {@value #SCORE_BINS} bins of equal width from 0
 *     to 1; empty where nobody has counted
 * @param traits images by their cheap features
 */
public record Reference(List<Long> scores, TraitCounts traits) implements Serializable {

  /** Bins of {@link #scores}. */
  public static final int SCORE_BINS = 40;

  /** Nothing known. */
  public static final Reference NONE = new Reference(List.of(), TraitCounts.NONE);

  public Reference {
    if (!scores.isEmpty() && scores.size() != SCORE_BINS) {
      throw new IllegalArgumentException(
          "Invalid score-reference: " + scores.size() + " bins (" + SCORE_BINS + ")");
    }
    scores = List.copyOf(scores);
  }
}
