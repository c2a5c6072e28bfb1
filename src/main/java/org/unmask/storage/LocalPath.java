package org.unmask.storage;

import java.io.IOException;
import java.nio.file.Files;
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

  /** Whether a full path is one of the local disk. */
  static boolean isLocal(org.apache.hadoop.fs.Path path) {
    return "file".equals(path.toUri().getScheme());
  }

  /** Makes a folder and those above it; one that is there, or a link to one, is left alone. */
  public static void createFolders(Path folder) throws IOException {
    // Before 17.0.14 Java takes a link to a folder for a file that is in the way (JDK-8294193).
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
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
