package org.unmask.storage;

/**
 * A file as a listing saw it.
 *
 * @param path its full Hadoop path with scheme, such as {@code file:/data/a.jpg}
 * @param bytes its length
 * @param modified modification time, in milliseconds since 1970
 */
public record StoredFile(String path, long bytes, long modified) implements Listed {}
