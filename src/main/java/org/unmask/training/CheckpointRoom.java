package org.unmask.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.unmask.PipelineException;

/** Whether the disk has room for the states that checkpoints keep. */
public final class CheckpointRoom {

  /** Last, best, and the one that is being written. */
  private static final int AT_ONCE = 3;

  private final CheckpointFolder folder;
  private long lastBytes;

  CheckpointRoom(CheckpointFolder folder) {
    this.folder = folder;
  }

  /**
   * Refuses a run whose states would not fit, all that there are at most at once.
   *
   * @param stateBytes the most that a state may measure
   * @param kept the states that are there
   */
  void requireForRun(long stateBytes, Collection<String> kept) {
    try {
      long held = 0;
      for (String name : kept) {
        held += folder.bytes(name);
      }
      require(Math.max(stateBytes, AT_ONCE * stateBytes - held));
    } catch (IOException e) {
      throw new PipelineException(
          "Cannot tell how much room there is for " + folder.path() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Refuses a run that is to replace another where the disk has no room for its states.
   *
   * @param run the folder of the other, all of which will be removed; nothing of it is yet
   * @param stateBytes the most that a state may measure
   * @throws PipelineException if there is no room
   */
  public static void requireInPlaceOf(Path run, long stateBytes) throws IOException {
    CheckpointFolder folder = new CheckpointFolder(run, Disk.LOCAL);
    new CheckpointRoom(folder).require(AT_ONCE * stateBytes - folder.bytes(""));
  }

  private void require(long needed) throws IOException {
    long usable = folder.usableBytes();
    if (usable < needed) {
      throw new PipelineException(
          String.format(
              Locale.ROOT,
              "Cannot train: there is no room for %d checkpoints in %s (%,d bytes are needed, %,d are free)",
              AT_ONCE,
              folder.path(),
              needed,
              usable));
    }
  }

  /** Refuses another state where one as large as the last would not fit. */
  void requireForAnother() throws IOException {
    long usable = folder.usableBytes();
    if (usable < lastBytes) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "there is no room (%,d bytes are needed, %,d are free)",
              lastBytes,
              usable));
    }
  }

  /** Takes this state as the measure of the next one. */
  void measure(String name) throws IOException {
    lastBytes = folder.bytes(name);
  }
}
