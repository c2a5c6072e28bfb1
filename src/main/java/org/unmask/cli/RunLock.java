package org.unmask.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second process off a folder, until it is closed or the process ends in any way. Its file
 * stays: were it removed, a process that had just opened it would lock what nobody else sees.
 */
final class RunLock implements AutoCloseable {
  static final String FILE = ".lock";

  private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of an existing folder.
   *
   * @throws IllegalArgumentException if another process has it
   */
  static RunLock take(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!locked(channel, folder)) {
        throw new IllegalArgumentException(
            "Cannot train into " + folder + ": another process trains there now");
      }
      return new RunLock(channel);
    } catch (RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean locked(FileChannel channel, Path folder) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      // As on some network file systems: who trains there goes without.
      LOG.warn("Cannot lock {}: {}", folder, e.getMessage());
      return true;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("Cannot release the lock: {}", e.getMessage());
    }
  }
}
