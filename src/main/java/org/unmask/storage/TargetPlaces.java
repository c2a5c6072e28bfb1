package org.unmask.storage;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.unmask.PipelineException;

/** A target and its hidden neighbours, whether they exist or not. */
record TargetPlaces(FileSystem fileSystem, Path target) {

  /**
   * The places of a folder, with its scheme.
   *
   * @throws IllegalArgumentException if it is no path, or the root
   * @throws PipelineException if the file system fails
   */
  static TargetPlaces of(String folder, Configuration configuration) {
    Path path = path(folder);
    try {
      FileSystem fileSystem = path.getFileSystem(configuration);
      return new TargetPlaces(fileSystem, fileSystem.makeQualified(path));
    } catch (IOException e) {
      throw cannotWrite(path, e.getMessage(), e);
    }
  }

  private static Path path(String folder) {
    Path path;
    try {
      path = new Path(folder);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Invalid folder: \"" + folder + "\" (" + e.getMessage() + ")", e);
    }
    if (path.isRoot()) {
      throw new IllegalArgumentException("Invalid folder: \"" + folder + "\" (not the root)");
    }
    return path;
  }

  Path staging() {
    return beside(".staging");
  }

  /** Where the old version is during a commit. */
  Path aside() {
    return beside(".replaced");
  }

  /** The folder that commits. */
  Path commit() {
    return beside(".committed");
  }

  Path lock() {
    return beside(TargetLock.SUFFIX);
  }

  private Path beside(String suffix) {
    return ReplacedFile.beside(target, suffix);
  }

  PipelineException cannotWrite(@Nullable String reason, @Nullable Throwable cause) {
    return cannotWrite(target, reason, cause);
  }

  private static PipelineException cannotWrite(
      Path target, @Nullable String reason, @Nullable Throwable cause) {
    return new PipelineException("Cannot write " + target + ": " + reason, cause);
  }
}
