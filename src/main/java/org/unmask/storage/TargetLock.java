package org.unmask.storage;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.unmask.PipelineException;

/**
 * Keeps every other run off a target, its staging and its commit, until it is closed or its process
 * ends: by the operating system's lock on {@code file:} ({@link LocalLock}), by a {@link Lease}
 * elsewhere.
 */
public final class TargetLock implements AutoCloseable {
  static final String SUFFIX = ".lock";

  private final TargetPlaces places;
  private final Hold hold;

  private TargetLock(TargetPlaces places, Hold hold) {
    this.places = places;
    this.hold = hold;
  }

  /**
   * Takes the lock of a target, and makes the folder above it.
   *
   * @throws IllegalArgumentException if the target is no folder that can be written, or another run
   *     is writing there
   * @throws PipelineException if the file system fails
   */
  public static TargetLock take(String folder, Configuration configuration) {
    TargetPlaces places = TargetPlaces.of(folder, configuration);
    String work = "write " + places.target();
    try {
      return new TargetLock(
          places,
          LocalPath.isLocal(places.target())
              ? local(places, work)
              : Lease.take(places.fileSystem(), places.lock(), work));
    } catch (IOException e) {
      throw places.cannotWrite(e.getMessage(), e);
    }
  }

  /** Name of the file beside a target that is its lock. */
  public static String fileName(String target) {
    return "." + target + SUFFIX;
  }

  private static Hold local(TargetPlaces places, String work) throws IOException {
    java.nio.file.Path file = LocalPath.of(places.lock().toString());
    LocalPath.createFolders(file.resolveSibling(""));
    return LocalLock.take(file, work);
  }

  TargetPlaces places() {
    return places;
  }

  boolean isHeld() {
    return hold.lostTo().isEmpty();
  }

  /**
   * Makes sure that no other run has taken this one for dead.
   *
   * @throws PipelineException if one has; then nothing there is to be touched any more
   */
  void requireHeld() {
    hold.lostTo()
        .ifPresent(
            other -> {
              throw places.cannotWrite(
                  "another run has taken it over (%s), since this one had given no sign of life"
                      .formatted(other),
                  null);
            });
  }

  @Override
  public void close() {
    hold.close();
  }
}
