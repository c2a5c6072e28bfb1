package org.unmask.storage;

import org.apache.hadoop.fs.Path;

/** A path as a user gives it. */
public final class GivenPath {
  private GivenPath() {}

  /**
   * The path.
   *
   * @throws IllegalArgumentException if it is none; Hadoop's own would tell of a URI
   */
  public static Path of(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "Invalid path: \"" + text + "\" (a folder, a file or a glob)");
    }
    try {
      return new Path(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Invalid path: \""
              + text
              + "\" (a colon before the first slash ends a scheme, such as file:/)",
          e);
    }
  }
}
