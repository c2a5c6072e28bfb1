package org.unmask.training;

import java.io.IOException;
import java.util.Collection;
import org.unmask.PipelineException;

/** Whether the disk has room for the states that checkpoints keep. */
final class CheckpointRoom {

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
      long needed = Math.max(stateBytes, AT_ONCE * stateBytes - held);
      long usable = folder.usableBytes();
      if (usable < needed) {
        throw new PipelineException(
            "Cannot train: there is no room for %d checkpoints in %s (%,d bytes are needed, %,d are free)"
                .formatted(AT_ONCE, folder.path(), needed, usable));
      }
    } catch (IOException e) {
      throw new PipelineException(
          "Cannot tell how much room there is for " + folder.path() + ": " + e.getMessage(), e);
    }
  }

  /** Refuses another state where one as large as the last would not fit. */
  void requireForAnother() throws IOException {
    long usable = folder.usableBytes();
    if (usable < lastBytes) {
      throw new IOException(
          "there is no room (%,d bytes are needed, %,d are free)".formatted(lastBytes, usable));
    }
  }

  /** Takes this state as the measure of the next one. */
  void measure(String name) throws IOException {
    lastBytes = folder.bytes(name);
  }
}
