package org.unmask.storage;

/**
 * A file as a listing saw it.
 *
 * @param path its full Hadoop path with scheme, such as {@code file:/data/a.jpg}
 * @param bytes its length
 * @param modified modification time, in milliseconds since 1970, brought into the 292,000 years on
 *     either side that a table's microseconds can hold
 */
public record StoredFile(String path, long bytes, long modified) implements Listed {
  private static final long FARTHEST = Long.MAX_VALUE / 1000;

  public StoredFile {
    modified = Math.max(-FARTHEST, Math.min(FARTHEST, modified));
  }
}
