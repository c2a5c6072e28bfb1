package org.unmask.model;

import org.unmask.image.Label;

/** What every measure over scores and labels asks first. */
final class SameLength {

  private SameLength() {}

  static void check(double[] scores, Label[] labels) {
    if (scores.length != labels.length) {
      throw new IllegalArgumentException(
          "Invalid labels: " + labels.length + " (" + scores.length + ", one a score)");
    }
  }
}
