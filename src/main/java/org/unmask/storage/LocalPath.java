package org.unmask.storage;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A Hadoop path of the local disk as the JDK has it. */
final class LocalPath {
  private LocalPath() {}

  /** Fails where the JVM's locale cannot write the name, as ASCII cannot write an umlaut. */
  static Path of(String hadoopPath) throws IOException {
    String path = new org.apache.hadoop.fs.Path(hadoopPath).toUri().getPath();
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new IOException("cannot be named in this locale (LC_ALL=C.UTF-8 helps)", e);
    }
  }
}
