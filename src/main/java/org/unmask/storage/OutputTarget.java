package org.unmask.storage;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
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
 * version or none. One run at a time has a target: see {@link TargetLock}.
 */
public final class OutputTarget implements AutoCloseable {

  /** What to do with a target that already holds something. */
  public enum IfPresent {
    REFUSE,
    REPLACE
  }

  private final TargetLock lock;
  private final boolean ownsLock;
  private final IfPresent ifPresent;
  private final FileSystem fileSystem;
  private final TargetPlaces places;
  private final Path target;
  private final Path staging;
  private boolean kept;

  private OutputTarget(TargetLock lock, boolean ownsLock, IfPresent ifPresent) {
    this.lock = lock;
    this.ownsLock = ownsLock;
    this.ifPresent = ifPresent;
    this.places = lock.places();
    this.fileSystem = places.fileSystem();
    this.target = places.target();
    this.staging = places.staging();
  }

  /**
   * Locks the target, checks it and makes room for staging; an old target stays until the commit.
   *
   * @throws IllegalArgumentException if the target is no folder that can be written, holds
   *     something and is not to be replaced, or is not of its kind, or if another run is writing it
   * @throws PipelineException if the file system fails
   */
  public static OutputTarget open(
      String folder, OutputKind kind, IfPresent ifPresent, Configuration configuration) {
    TargetLock lock = TargetLock.take(folder, configuration);
    try {
      return open(new OutputTarget(lock, true, ifPresent), kind, true);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /** The same of a target that is locked already, and stays so after closing. */
  public static OutputTarget open(TargetLock lock, OutputKind kind, IfPresent ifPresent) {
    return open(new OutputTarget(lock, false, ifPresent), kind, true);
  }

  /** The same, but goes on with what {@link #keepStaging()} or a killed process left in staging. */
  public static OutputTarget reopen(TargetLock lock, OutputKind kind, IfPresent ifPresent) {
    return open(new OutputTarget(lock, false, ifPresent), kind, false);
  }

  private static OutputTarget open(OutputTarget output, OutputKind kind, boolean empty) {
    try {
      recover(output.places);
      output.requireWritable();
      if (output.holdsSomething()) {
        kind.requireOwn(output.fileSystem, output.target);
      }
      if (empty) {
        output.fileSystem.delete(output.staging, true);
      }
      if (!output.fileSystem.mkdirs(output.staging)) {
        throw output.places.cannotWrite("cannot create " + output.staging, null);
      }
      return output;
    } catch (IOException e) {
      throw output.places.cannotWrite(e.getMessage(), e);
    }
  }

  /**
   * Ends what a process that was killed in its commit began: the folder is then whole, the old
   * version or the new. Whoever looks at a target or its staging before opening it calls this.
   *
   * @throws PipelineException if the file system fails
   */
  public static void endKilledCommit(TargetLock lock) {
    try {
      recover(lock.places());
    } catch (IOException e) {
      throw lock.places().cannotWrite(e.getMessage(), e);
    }
  }

  /** Where the staging of a target is, whether it exists or not. */
  public static Path stagingOf(String folder, Configuration configuration) {
    return TargetPlaces.of(folder, configuration).staging();
  }

  /** From now on closing without a commit leaves what is staged. */
  public void keepStaging() {
    kept = true;
  }

  private static void recover(TargetPlaces places) throws IOException {
    if (places.fileSystem().exists(places.commit())) {
      moveIn(places);
    } else {
      MovedFolder.move(places.fileSystem(), places.aside(), places.target());
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

  /**
   * Makes sure that no other run has taken this one for dead, and the target over.
   *
   * @throws PipelineException if one has
   */
  public void requireHeld() {
    lock.requireHeld();
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
   * @throws PipelineException if another run has taken the target over, or the file system fails;
   *     the old target is then in its place again, or, where a part of the new one has been moved
   *     already, the next {@link #open} ends it
   */
  public void commit() {
    requireHeld();
    try {
      requireWritable();
      if (!fileSystem.exists(staging)) {
        throw new IOException("there is no " + staging);
      }
      try {
        if (fileSystem.exists(target)) {
          MovedFolder.move(fileSystem, target, places.aside());
        }
        if (!fileSystem.mkdirs(places.commit())) {
          throw new IOException("cannot create " + places.commit());
        }
        moveIn(places);
      } catch (IOException | RuntimeException e) {
        putBack(e);
        throw e;
      }
      kept = false;
    } catch (IOException e) {
      throw places.cannotWrite(e.getMessage(), e);
    }
  }

  private static void moveIn(TargetPlaces places) throws IOException {
    FileSystem fileSystem = places.fileSystem();
    MovedFolder.move(fileSystem, places.staging(), places.target());
    fileSystem.delete(places.aside(), true);
    // Were it to stay, the next staging would count as committed from the first file on.
    if (!fileSystem.delete(places.commit(), true) && fileSystem.exists(places.commit())) {
      throw new IOException("cannot remove " + places.commit());
    }
  }

  private void putBack(Exception reason) {
    try {
      if (fileSystem.exists(places.commit()) && fileSystem.exists(target)) {
        kept = true;
        return;
      }
      fileSystem.delete(places.commit(), true);
      MovedFolder.move(fileSystem, places.aside(), target);
    } catch (IOException e) {
      // Whether the commit stands is not known, and then what is staged may be needed.
      kept = true;
      reason.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    try {
      if (!kept && lock.isHeld()) {
        fileSystem.delete(staging, true);
      }
    } catch (IOException e) {
      throw new PipelineException("Cannot remove " + staging + ": " + e.getMessage(), e);
    } finally {
      if (ownsLock) {
        lock.close();
      }
    }
  }
}
