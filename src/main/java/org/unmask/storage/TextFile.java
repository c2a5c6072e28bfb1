package org.unmask.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.unmask.PipelineException;

/** A short text on any Hadoop file system. */
public final class TextFile {
  private TextFile() {}

  /**
   * Reads UTF-8.
   *
   * @throws PipelineException if there is no such file, or it has more than {@code maxBytes}
   */
  public static String read(Path file, int maxBytes, Configuration configuration) {
    try (InputStream in = file.getFileSystem(configuration).open(file)) {
      byte[] content = in.readNBytes(maxBytes + 1);
      if (content.length > maxBytes) {
        throw new PipelineException(
            "Cannot read " + file + ": it has more than " + maxBytes + " bytes");
      }
      return new String(content, UTF_8);
    } catch (IOException e) {
      throw new PipelineException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes UTF-8 beside the place and then moves it there, so that the file is whole or absent; the
   * move is atomic on {@code file:} and {@code hdfs:}, and on an object store a small object is
   * whole or absent anyway.
   *
   * @throws PipelineException if the file system fails, or there is a file already
   */
  public static void create(Path file, String text, Configuration configuration) {
    Path beside = new Path(file.getParent(), "." + file.getName() + ".unfinished");
    write(beside, text, configuration);
    try {
      FileSystem fileSystem = file.getFileSystem(configuration);
      if (fileSystem.exists(file) || !fileSystem.rename(beside, file)) {
        throw new PipelineException("Cannot write " + file + ": it is there already");
      }
    } catch (IOException e) {
      throw new PipelineException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes UTF-8; an old file goes.
   *
   * @throws PipelineException if the file system fails
   */
  public static void write(Path file, String text, Configuration configuration) {
    try (OutputStream out = file.getFileSystem(configuration).create(file, true)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new PipelineException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
