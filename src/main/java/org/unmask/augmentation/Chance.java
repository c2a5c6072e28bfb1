package org.unmask.augmentation;

import java.io.Serializable;

/**
 * How often a change happens, and how strongly.
 *
 * @param probability 0 to 1
 * @param min the strength is uniform from this on
 * @param max to this
 */
public record Chance(double probability, double min, double max) implements Serializable {

  public Chance {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("Invalid probability: " + probability + " (0 to 1)");
    }
    if (!(min <= max)) {
      throw new IllegalArgumentException("Invalid range: " + min + " to " + max);
    }
  }

  /** As strong each time. */
  public static Chance always(double strength) {
    return new Chance(1, strength, strength);
  }
}
