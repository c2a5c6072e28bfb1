package org.unmask.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.unmask.PipelineException;

/** A text file that is the old or the new one at every moment. */
public final class ReplacedFile {
  private ReplacedFile() {}

  /**
   * Writes UTF-8 beside the file and moves it over the old one: atomic on {@code file:} and {@code
   * hdfs:}. On an object store, where a move over a file would delete that first, it is written in
   * place: the object appears whole when it is closed, and until then the old one is there.
   *
   * @throws PipelineException if the file system fails; the old file is then still there
   */
  public static void write(Path file, String text, Configuration configuration) {
    Path fresh = beside(file, ".new");
    try {
      FileSystem fileSystem = file.getFileSystem(configuration);
      if (ObjectStores.hold(fileSystem)) {
        TextFile.write(file, text, configuration);
        return;
      }
      TextFile.write(fresh, text, configuration);
      if (fileSystem instanceof LocalFileSystem local) {
        moveLocally(local, fresh, file);
      } else {
        FileContext.getFileContext(fileSystem.getUri(), configuration)
            .rename(
                fileSystem.makeQualified(fresh),
                fileSystem.makeQualified(file),
                Options.Rename.OVERWRITE);
      }
    } catch (IOException e) {
      throw new PipelineException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** Hadoop's own rename over a local file deletes that first. */
  private static void moveLocally(LocalFileSystem local, Path fresh, Path file) throws IOException {
    // Without its checksum a local file is read as it is; a stale one would refuse it.
    local.getRawFileSystem().delete(checksum(file), false);
    Files.move(
        local.pathToFile(fresh).toPath(),
        local.pathToFile(file).toPath(),
        StandardCopyOption.ATOMIC_MOVE);
    local.getRawFileSystem().delete(checksum(fresh), false);
  }

  private static Path checksum(Path file) {
    return beside(file, ".crc");
  }

  /**
   * A hidden one beside a path; its name goes through a Path of its own since it may hold a colon.
   */
  static Path beside(Path file, String suffix) {
    return new Path(file.getParent(), new Path(null, null, "." + file.getName() + suffix));
  }
}
