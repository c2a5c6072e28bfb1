package org.unmask.storage;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Places on the local disk, as the JDK names them and as Hadoop does. */
public final class LocalPath {
  private LocalPath() {}

  /**
   * A path for Hadoop and Spark, with its scheme. {@code path.toUri()} is none: Hadoop takes its
   * {@code %20} for a name with a percent sign.
   */
  public static String asHadoop(Path path) {
    return new org.apache.hadoop.fs.Path("file", null, path.toAbsolutePath().toString()).toString();
  }

  /**
   * A path for the JDK, of one with or without its scheme.
   *
   * @throws IOException where the JVM's locale cannot write the name, as ASCII cannot write an
   *     umlaut
   */
  public static Path of(String hadoopPath) throws IOException {
    String path = new org.apache.hadoop.fs.Path(hadoopPath).toUri().getPath();
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new IOException("cannot be named in this locale (LC_ALL=C.UTF-8 helps)", e);
    }
  }
}
