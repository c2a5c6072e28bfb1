package org.unmask.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A place on the driver's own disk, as a user names it: where models, weights and runs are,
 * whatever file system images and scores lie on.
 */
final class DriverPath {
  private static final Pattern FILE_SCHEME = Pattern.compile("^file:(//)?(?=/)");
  private static final Pattern OTHER_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  private DriverPath() {}

  /**
   * Takes a path, or one with {@code file:} before it.
   *
   * @param use what is done there, for the message: "read weights"
   * @throws IllegalArgumentException if it lies elsewhere; without this {@code hdfs:///run} would
   *     be a folder of the local disk named {@code hdfs:}
   */
  static Path of(String use, String name) {
    String path = FILE_SCHEME.matcher(name).replaceFirst("");
    if (OTHER_SCHEME.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "Cannot %s %s: that is done on the driver's disk (hdfs dfs -get and -put copy)"
              .formatted(use, name));
    }
    return Path.of(path);
  }
}
