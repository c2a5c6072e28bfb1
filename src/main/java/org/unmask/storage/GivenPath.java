package org.unmask.storage;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.unmask.PipelineException;

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

  /**
   * The path or glob with its scheme and all folders above it, so that it says the same in any
   * working directory. Nothing is looked at, and a glob stays one.
   *
   * @throws IllegalArgumentException if it is no path, or of no file system that is known
   * @throws PipelineException if a file system fails
   */
  public static Path qualified(String text, Configuration configuration) {
    Path path = of(text);
    try {
      return path.getFileSystem(configuration).makeQualified(path);
    } catch (UnsupportedFileSystemException e) {
      throw new IllegalArgumentException(
          "Invalid path: \"" + text + "\" (" + e.getMessage() + ")", e);
    } catch (IOException e) {
      throw new PipelineException("Cannot read " + text + ": " + e.getMessage(), e);
    }
  }
}
