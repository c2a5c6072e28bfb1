package org.unmask.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.unmask.PipelineException;

/**
 * Lists every file below folders, globs and single files: zero-byte and hidden ones too, which
 * Spark's own {@code binaryFile} source drops without a word.
 */
public final class FileListing {
  private FileListing() {}

  /**
   * All files below {@code roots}, each once, sorted by path.
   *
   * @param roots Hadoop paths or globs; a path that exists as it is written is never taken as a
   *     glob
   * @throws IllegalArgumentException if a root matches nothing
   * @throws PipelineException if a file system fails
   */
  public static List<StoredFile> list(List<String> roots, Configuration configuration) {
    Map<String, StoredFile> files = new LinkedHashMap<>();
    for (String root : roots) {
      try {
        addRoot(root, configuration, files);
      } catch (IOException e) {
        throw new PipelineException("Cannot list " + root + ": " + e.getMessage(), e);
      }
    }
    List<StoredFile> sorted = new ArrayList<>(files.values());
    sorted.sort(Comparator.comparing(StoredFile::path));
    return sorted;
  }

  private static void addRoot(
      String root, Configuration configuration, Map<String, StoredFile> files) throws IOException {
    Path path = new Path(root);
    FileSystem fileSystem = path.getFileSystem(configuration);
    for (FileStatus match : matches(fileSystem, path)) {
      if (match.isFile()) {
        add(match, files);
        continue;
      }
      if (fileSystem instanceof LocalFileSystem) {
        walk(fileSystem, match.getPath(), files);
        continue;
      }
      RemoteIterator<LocatedFileStatus> below = fileSystem.listFiles(match.getPath(), true);
      while (below.hasNext()) {
        add(below.next(), files);
      }
    }
  }

  /**
   * Local files one folder at a time: without Hadoop's native library, {@code listFiles} starts a
   * process for each file to learn its owner.
   */
  private static void walk(FileSystem fileSystem, Path folder, Map<String, StoredFile> files)
      throws IOException {
    for (FileStatus status : fileSystem.listStatus(folder)) {
      if (status.isDirectory()) {
        walk(fileSystem, status.getPath(), files);
      } else {
        add(status, files);
      }
    }
  }

  private static FileStatus[] matches(FileSystem fileSystem, Path path) throws IOException {
    try {
      return new FileStatus[] {fileSystem.getFileStatus(path)};
    } catch (FileNotFoundException absent) {
      FileStatus[] matches = fileSystem.globStatus(path);
      if (matches == null || matches.length == 0) {
        throw new IllegalArgumentException("Cannot read " + path + ": no such file or folder");
      }
      return matches;
    }
  }

  private static void add(FileStatus status, Map<String, StoredFile> files) {
    String path = status.getPath().toString();
    files.putIfAbsent(path, new StoredFile(path, status.getLen(), status.getModificationTime()));
  }
}
