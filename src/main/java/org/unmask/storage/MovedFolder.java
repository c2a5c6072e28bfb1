package org.unmask.storage;

import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The move of a folder that can be done again where it was cut off. */
final class MovedFolder {
  private MovedFolder() {}

  /**
   * Moves a folder: at once where there is no {@code to}; else file by file, since a move that
   * copies left a part there. A file that is in both places is whole in either.
   *
   * @param from nothing is done where it is absent
   */
  static void move(FileSystem fileSystem, Path from, Path to) throws IOException {
    if (!fileSystem.exists(from)) {
      return;
    }
    if (!fileSystem.exists(to)) {
      rename(fileSystem, from, to);
      return;
    }
    if (fileSystem.getFileStatus(from).isDirectory()
        && fileSystem.getFileStatus(to).isDirectory()) {
      for (FileStatus child : fileSystem.listStatus(from)) {
        // Through a Path of its own, since the name may hold a colon.
        Path name = new Path(null, null, child.getPath().getName());
        move(fileSystem, child.getPath(), new Path(to, name));
      }
      fileSystem.delete(from, true);
    } else {
      fileSystem.delete(to, true);
      rename(fileSystem, from, to);
    }
  }

  private static void rename(FileSystem fileSystem, Path from, Path to) throws IOException {
    if (!fileSystem.rename(from, to)) {
      throw new IOException("cannot move " + from + " to " + to);
    }
  }
}
