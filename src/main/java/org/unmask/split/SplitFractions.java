package org.unmask.split;

import java.io.Serializable;

/**
 * The share of the images that each split is to hold; together 1, within 10⁻⁶.
 *
 * @param train 0 to 1; 0 makes a dataset that can only be evaluated on
 * @param validation 0 to 1; 0 leaves the split empty
 * @param test 0 to 1; 0 leaves the split empty
 */
public record SplitFractions(double train, double validation, double test) implements Serializable {

  /** 70, 15 and 15 %. */
  public static final SplitFractions DEFAULT = new SplitFractions(0.7, 0.15, 0.15);

  private static final double TOLERANCE = 1e-6;

  public SplitFractions {
    requireShare("train", train);
    requireShare("validation", validation);
    requireShare("test", test);
    double sum = train + validation + test;
    if (Math.abs(sum - 1) > TOLERANCE) {
      throw new IllegalArgumentException(
          "Invalid split fractions: "
              + train
              + " + "
              + validation
              + " + "
              + test
              + " (their sum must be 1)");
    }
  }

  /** The share of one split, 0 to 1. */
  public double of(SplitName split) {
    return switch (split) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("Invalid " + name + " fraction: " + share + " (0 to 1)");
    }
  }
}
