package org.unmask.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** A look at a single path, as somebody's list may name it. */
public final class FileLook {
  private FileLook() {}

  /** The file that is there, or why there is none. */
  public static Listed at(String path, Configuration configuration) {
    try {
      FileSystem fileSystem = new Path(path).getFileSystem(configuration);
      if (fileSystem instanceof LocalFileSystem) {
        return local(path);
      }
      FileStatus status = fileSystem.getFileStatus(new Path(path));
      return status.isDirectory()
          ? new Unlisted(path, "a folder")
          : new StoredFile(path, status.getLen(), status.getModificationTime());
    } catch (IOException e) {
      String reason = ListingFailure.reason(e);
      return new Unlisted(path, reason.equals("vanished") ? "no such file" : reason);
    } catch (RuntimeException e) {
      return new Unlisted(path, "no path: " + e.getMessage());
    }
  }

  private static Listed local(String path) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(LocalPath.of(path), BasicFileAttributes.class);
    if (attributes.isRegularFile()) {
      return new StoredFile(path, attributes.size(), attributes.lastModifiedTime().toMillis());
    }
    return new Unlisted(
        path, attributes.isDirectory() ? "a folder" : "neither a file nor a folder");
  }
}
