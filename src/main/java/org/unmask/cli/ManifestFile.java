package org.unmask.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.unmask.PipelineException;
import org.unmask.report.Manifest;

/** The manifest of an artefact that may lie on any Hadoop file system. */
final class ManifestFile {
  private ManifestFile() {}

  /**
   * Writes it into the artefact's folder, over an old one.
   *
   * @throws PipelineException if the file system fails
   */
  static void write(String folder, String name, Manifest manifest, Configuration configuration) {
    Path file = new Path(folder, name);
    try (OutputStream out = file.getFileSystem(configuration).create(file, true)) {
      out.write(manifest.toJson().toPrettyString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new PipelineException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
