package org.unmask.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.unmask.PipelineException;

/** A short text on any Hadoop file system. */
public final class TextFile {
  private TextFile() {}

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
