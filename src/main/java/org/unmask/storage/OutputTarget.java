package org.unmask.storage;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.unmask.PipelineException;

/**
 * A folder that appears only when it is whole: write into {@link #staging()}, a hidden folder
 * beside the target, then {@link #commit()}. Closing without a commit removes what was written, but
 * after {@link #keepStaging()} leaves it for {@link #reopen}.
 *
 * <p>An old target is moved aside for the commit and removed after it. What commits is one empty
 * folder beside the target, made when the old one is aside and gone when the new one is in place. A
 * process that is killed before there is that folder leaves the old version, one killed after it
 * the new one, and {@link #endKilledCommit}, which {@link #open} calls too, brings all of it to its
 * place. That holds where a move is a copy of file after file as well, as on object stores (an
 * empty folder is one object there): each file lies whole in one place at least. There a reader
 * sees a part of the target while that folder exists; where a move is atomic, it sees a whole
 * version or none. One process at a time may write a target.
 */
public final class OutputTarget implements AutoCloseable {

  /** What to do with a target that already holds something. */
  public enum IfPresent {
    REFUSE,
    REPLACE
  }

  private final FileSystem fileSystem;
  private final IfPresent ifPresent;
  private final Path target;
  private final Path staging;
  private final Path aside;
  private final Path commit;
  private boolean kept;

  private OutputTarget(FileSystem fileSystem, IfPresent ifPresent, Path target) {
    this.fileSystem = fileSystem;
    this.ifPresent = ifPresent;
    this.target = target;
    this.staging = beside(target, ".staging");
    this.aside = beside(target, ".replaced");
    this.commit = beside(target, ".committed");
  }

  /** A hidden neighbour; the name goes through a Path of its own since it may hold a colon. */
  private static Path beside(Path target, String suffix) {
    return new Path(target.getParent(), new Path(null, null, "." + target.getName() + suffix));
  }

  /**
   * Checks the target and makes room for staging; an old target stays until the commit.
   *
   * @throws IllegalArgumentException if the target is no folder that can be written, or holds
   *     something and is not to be replaced, or is not of its kind
   * @throws PipelineException if the file system fails
   */
  public static OutputTarget open(
      String folder, OutputKind kind, IfPresent ifPresent, Configuration configuration) {
    return open(folder, kind, ifPresent, configuration, true);
  }

  /** The same, but goes on with what {@link #keepStaging()} or a killed process left in staging. */
  public static OutputTarget reopen(
      String folder, OutputKind kind, IfPresent ifPresent, Configuration configuration) {
    return open(folder, kind, ifPresent, configuration, false);
  }

  private static OutputTarget open(
      String folder,
      OutputKind kind,
      IfPresent ifPresent,
      Configuration configuration,
      boolean empty) {
    Path path = path(folder);
    try {
      OutputTarget output = of(path, ifPresent, configuration);
      output.recover();
      output.requireWritable();
      if (output.holdsSomething()) {
        kind.requireOwn(output.fileSystem, output.target);
      }
      if (empty) {
        output.fileSystem.delete(output.staging, true);
      }
      if (!output.fileSystem.mkdirs(output.staging)) {
        throw cannotWrite(output.target, "cannot create " + output.staging, null);
      }
      return output;
    } catch (IOException e) {
      throw cannotWrite(path, e.getMessage(), e);
    }
  }

  private static OutputTarget of(Path path, IfPresent ifPresent, Configuration configuration)
      throws IOException {
    FileSystem fileSystem = path.getFileSystem(configuration);
    return new OutputTarget(fileSystem, ifPresent, fileSystem.makeQualified(path));
  }

  /**
   * Ends what a process that was killed in its commit began: the folder is then whole, the old
   * version or the new. Whoever looks at a target or its staging before opening it calls this.
   *
   * @throws PipelineException if the file system fails
   */
  public static void endKilledCommit(String folder, Configuration configuration) {
    Path path = path(folder);
    try {
      of(path, IfPresent.REPLACE, configuration).recover();
    } catch (IOException e) {
      throw cannotWrite(path, e.getMessage(), e);
    }
  }

  /** Where the staging of a target is, whether it exists or not. */
  public static Path stagingOf(String folder, Configuration configuration) {
    return beside(qualified(folder, configuration), ".staging");
  }

  /** A folder's full path, with its scheme. */
  static Path qualified(String folder, Configuration configuration) {
    Path path = path(folder);
    try {
      return path.getFileSystem(configuration).makeQualified(path);
    } catch (IOException e) {
      throw cannotWrite(path, e.getMessage(), e);
    }
  }

  /** From now on closing without a commit leaves what is staged. */
  public void keepStaging() {
    kept = true;
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

  private void recover() throws IOException {
    if (fileSystem.exists(commit)) {
      moveIn();
    } else {
      MovedFolder.move(fileSystem, aside, target);
    }
  }

  private void requireWritable() throws IOException {
    if (ifPresent == IfPresent.REFUSE && holdsSomething()) {
      throw new IllegalArgumentException(
          "Cannot write " + target + ": it already holds something (--overwrite replaces it)");
    }
  }

  private boolean holdsSomething() throws IOException {
    return fileSystem.exists(target)
        && (fileSystem.getFileStatus(target).isFile() || fileSystem.listStatus(target).length > 0);
  }

  /** Where to write until the commit; an empty folder at first. */
  public Path staging() {
    return staging;
  }

  /** The folder that the commit makes, with its scheme. */
  public Path target() {
    return target;
  }

  /**
   * Moves the staged folder to its place; an old target goes only when that is done.
   *
   * @throws IllegalArgumentException if the target was empty at first, holds something now, and is
   *     not to be replaced
   * @throws PipelineException if the file system fails; the old target is then in its place again,
   *     or, where a part of the new one has been moved already, the next {@link #open} ends it
   */
  public void commit() {
    try {
      requireWritable();
      if (!fileSystem.exists(staging)) {
        throw new IOException("there is no " + staging);
      }
      try {
        if (fileSystem.exists(target)) {
          MovedFolder.move(fileSystem, target, aside);
        }
        if (!fileSystem.mkdirs(commit)) {
          throw new IOException("cannot create " + commit);
        }
        moveIn();
      } catch (IOException | RuntimeException e) {
        putBack(e);
        throw e;
      }
      kept = false;
    } catch (IOException e) {
      throw cannotWrite(target, e.getMessage(), e);
    }
  }

  private void moveIn() throws IOException {
    MovedFolder.move(fileSystem, staging, target);
    fileSystem.delete(aside, true);
    // Were it to stay, the next staging would count as committed from the first file on.
    if (!fileSystem.delete(commit, true) && fileSystem.exists(commit)) {
      throw new IOException("cannot remove " + commit);
    }
  }

  private void putBack(Exception reason) {
    try {
      if (fileSystem.exists(commit) && fileSystem.exists(target)) {
        kept = true;
        return;
      }
      fileSystem.delete(commit, true);
      MovedFolder.move(fileSystem, aside, target);
    } catch (IOException e) {
      // Whether the commit stands is not known, and then what is staged may be needed.
      kept = true;
      reason.addSuppressed(e);
    }
  }

  private static PipelineException cannotWrite(
      Path target, @Nullable String reason, @Nullable Throwable cause) {
    return new PipelineException("Cannot write " + target + ": " + reason, cause);
  }

  @Override
  public void close() {
    if (kept) {
      return;
    }
    try {
      fileSystem.delete(staging, true);
    } catch (IOException e) {
      throw new PipelineException("Cannot remove " + staging + ": " + e.getMessage(), e);
    }
  }
}
