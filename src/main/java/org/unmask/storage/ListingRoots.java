package org.unmask.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.jspecify.annotations.Nullable;
import org.unmask.PipelineException;

/**
 * What paths and globs stand for, each place once: equal roots are one, and what lies below another
 * root is left to it. So a walk below them meets each path once, without remembering any.
 *
 * @param files the roots that are single files, by path
 * @param folders the roots that are folders, by path; none lies below another
 */
public record ListingRoots(List<StoredFile> files, List<Folder> folders) {
  public ListingRoots {
    files = List.copyOf(files);
    folders = List.copyOf(folders);
  }

  /**
   * Expands globs and looks at what is there.
   *
   * @param roots Hadoop paths or globs; a path that exists as it is written is never taken as a
   *     glob
   * @throws IllegalArgumentException if a root is no path, or matches nothing
   * @throws PipelineException if a file system fails
   */
  public static ListingRoots resolve(List<String> roots, Configuration configuration) {
    NavigableMap<String, FileStatus> matches = new TreeMap<>();
    for (String root : roots) {
      try {
        Path path = GivenPath.of(root);
        for (FileStatus match : matches(fileSystem(path, root, configuration), path)) {
          matches.putIfAbsent(match.getPath().toString(), match);
        }
      } catch (IOException e) {
        throw new PipelineException("Cannot list " + root + ": " + e.getMessage(), e);
      }
    }
    List<Map.Entry<String, FileStatus>> apart =
        matches.entrySet().stream().filter(match -> !liesBelowAnother(match, matches)).toList();
    return new ListingRoots(
        apart.stream()
            .filter(match -> match.getValue().isFile())
            .map(match -> RemoteContents.file(match.getValue()))
            .toList(),
        apart.stream()
            .filter(match -> !match.getValue().isFile())
            .map(match -> Folder.of(match.getKey()))
            .toList());
  }

  private static boolean liesBelowAnother(
      Map.Entry<String, FileStatus> match, Map<String, FileStatus> matches) {
    @Nullable Path above = match.getValue().getPath().getParent();
    while (above != null) {
      if (matches.containsKey(above.toString())) {
        return true;
      }
      above = above.getParent();
    }
    return false;
  }

  private static FileSystem fileSystem(Path path, String root, Configuration configuration)
      throws IOException {
    try {
      return path.getFileSystem(configuration);
    } catch (UnsupportedFileSystemException e) {
      throw invalid(root, String.valueOf(e.getMessage()), e);
    }
  }

  private static FileStatus[] matches(FileSystem fileSystem, Path path) throws IOException {
    try {
      return new FileStatus[] {fileSystem.getFileStatus(path)};
    } catch (FileNotFoundException absent) {
      FileStatus[] matches = glob(fileSystem, path);
      if (matches == null || matches.length == 0) {
        throw new IllegalArgumentException("Cannot read " + path + ": no such file or folder");
      }
      return matches;
    }
  }

  private static FileStatus @Nullable [] glob(FileSystem fileSystem, Path path) throws IOException {
    try {
      return fileSystem.globStatus(path);
    } catch (IllegalArgumentException e) {
      // Hadoop's globber takes a name such as 12:30.jpg for a URI; plain listing does not.
      throw new IllegalArgumentException(
          "Cannot expand " + path + ": a name holds a colon; give the folder instead of a glob", e);
    } catch (IOException e) {
      // The cause is an exception of Hadoop's own shaded regular expressions: go by the message.
      String reason = String.valueOf(e.getMessage());
      if (reason.startsWith("Illegal file pattern")) {
        throw invalid(path.toString(), reason, e);
      }
      throw e;
    }
  }

  private static IllegalArgumentException invalid(
      String root, String reason, @Nullable Throwable cause) {
    return new IllegalArgumentException("Invalid path: \"" + root + "\" (" + reason + ")", cause);
  }
}
