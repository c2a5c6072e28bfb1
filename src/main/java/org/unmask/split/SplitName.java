package org.unmask.split;

import java.util.Locale;

/** The parts of a dataset: one to learn from, one to choose by, one to measure on once. */
public enum SplitName {
  TRAIN,
  VALIDATION,
  TEST;

  /** The name in files and folders: {@code train}, {@code validation}, {@code test}. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The split of a name that {@link #folder} gave.
   *
   * @throws IllegalArgumentException for any other name
   */
  public static SplitName ofFolder(String folder) {
    for (SplitName split : values()) {
      if (split.folder().equals(folder)) {
        return split;
      }
    }
    throw new IllegalArgumentException("Invalid split: " + folder + " (train, validation or test)");
  }
}
