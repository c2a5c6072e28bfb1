package org.unmask.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.unmask.image.ImageError;
import org.unmask.image.InvalidImageException;

/**
 * Reads files, whole or their beginning, never more than a limit of bytes, whatever a listing
 * claimed.
 */
public final class BoundedRead {
  private static final String LOCAL = "file:/";
  private static final String WITH_AUTHORITY = "file://";

  private BoundedRead() {}

  /**
   * The bytes of a file.
   *
   * @throws InvalidImageException with {@link ImageError#EMPTY_FILE}, {@link
   *     ImageError#TOO_MANY_BYTES}, or {@link ImageError#UNREADABLE} where the file system fails
   */
  public static byte[] read(String path, long maxBytes, Configuration configuration)
      throws InvalidImageException {
    byte[] content;
    try {
      try (InputStream in = open(path, configuration)) {
        content = in.readNBytes(Math.toIntExact(maxBytes) + 1);
      }
    } catch (IOException | RuntimeException e) {
      throw new InvalidImageException(ImageError.UNREADABLE, String.valueOf(e.getMessage()));
    }
    if (content.length == 0) {
      throw new InvalidImageException(ImageError.EMPTY_FILE, "0 bytes");
    }
    if (content.length > maxBytes) {
      throw new InvalidImageException(
          ImageError.TOO_MANY_BYTES, "more than " + maxBytes + " bytes");
    }
    return content;
  }

  /**
   * The first bytes of a file; fewer where it has no more.
   *
   * @throws IOException if the file system fails
   */
  public static byte[] head(String path, int bytes, Configuration configuration)
      throws IOException {
    try (InputStream in = open(path, configuration)) {
      return in.readNBytes(bytes);
    }
  }

  /** A local file is opened by the JDK: Hadoop's own way there takes longer than the reading. */
  private static InputStream open(String path, Configuration configuration) throws IOException {
    if (path.startsWith(LOCAL) && !path.startsWith(WITH_AUTHORITY)) {
      java.nio.file.Path local = LocalPath.of(path);
      // To open a pipe would be to wait for whoever writes to it.
      if (Files.readAttributes(local, BasicFileAttributes.class).isOther()) {
        throw new IOException("neither a file nor a folder");
      }
      return Files.newInputStream(local);
    }
    Path file = new Path(path);
    return plain(file.getFileSystem(configuration)).open(file);
  }

  /**
   * Local files are read without the checksum that Hadoop may have left beside them: images are not
   * Hadoop's files, a stale checksum must not hide one, and looking for it fails on names such as
   * {@code 12:30.jpg}.
   */
  private static FileSystem plain(FileSystem fileSystem) {
    return fileSystem instanceof ChecksumFileSystem checked
        ? checked.getRawFileSystem()
        : fileSystem;
  }
}
