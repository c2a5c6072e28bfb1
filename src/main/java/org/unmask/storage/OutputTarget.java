package org.unmask.storage;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.unmask.PipelineException;

/**
 * A folder that appears only when it is whole: write into {@link #staging()}, a hidden folder
 * beside the target, then {@link #commit()}. Closing without a commit removes what was written.
 */
public final class OutputTarget implements AutoCloseable {

  /** What to do with a target that already holds something. */
  public enum IfPresent {
    REFUSE,
    REPLACE
  }

  private final FileSystem fileSystem;
  private final Path target;
  private final Path staging;

  private OutputTarget(FileSystem fileSystem, Path target, Path staging) {
    this.fileSystem = fileSystem;
    this.target = target;
    this.staging = staging;
  }

  /**
   * Checks the target and makes room for staging; an old target stays until the commit.
   *
   * @throws IllegalArgumentException if the target holds something and is not to be replaced
   * @throws PipelineException if the file system fails
   */
  public static OutputTarget open(String folder, IfPresent ifPresent, Configuration configuration) {
    Path target = new Path(folder);
    try {
      FileSystem fileSystem = target.getFileSystem(configuration);
      target = fileSystem.makeQualified(target);
      if (ifPresent == IfPresent.REFUSE && holdsSomething(fileSystem, target)) {
        throw new IllegalArgumentException(
            "Cannot write " + folder + ": it already holds something (--overwrite replaces it)");
      }
      Path staging = new Path(target.getParent(), "." + target.getName() + ".staging");
      fileSystem.delete(staging, true);
      if (!fileSystem.mkdirs(staging)) {
        throw new PipelineException("Cannot create " + staging);
      }
      return new OutputTarget(fileSystem, target, staging);
    } catch (IOException e) {
      throw new PipelineException("Cannot write " + folder + ": " + e.getMessage(), e);
    }
  }

  private static boolean holdsSomething(FileSystem fileSystem, Path target) throws IOException {
    if (!fileSystem.exists(target)) {
      return false;
    }
    return fileSystem.getFileStatus(target).isFile() || fileSystem.listStatus(target).length > 0;
  }

  /** Where to write until the commit; an empty folder at first. */
  public Path staging() {
    return staging;
  }

  /** The folder that the commit makes. */
  public Path target() {
    return target;
  }

  /** Moves the staged folder to its place; an old target goes only now. */
  public void commit() {
    try {
      fileSystem.delete(target, true);
      if (!fileSystem.rename(staging, target)) {
        throw new PipelineException("Cannot move " + staging + " to " + target);
      }
    } catch (IOException e) {
      throw new PipelineException("Cannot write " + target + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      fileSystem.delete(staging, true);
    } catch (IOException e) {
      throw new PipelineException("Cannot remove " + staging + ": " + e.getMessage(), e);
    }
  }
}
