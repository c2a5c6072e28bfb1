package org.unmask.dataset;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.unmask.PipelineException;
import org.unmask.storage.GivenPath;

/**
 * A folder, or a single file, that images come from.
 *
 * @param path full Hadoop path with scheme, without a slash at the end
 * @param folder whose name and place speak for it: the path, or where that is a file, the folder
 *     that it lies in
 * @param source what the dataset calls it
 */
record ImageRoot(String path, String folder, String source) implements Serializable {

  /** A root that is a folder. */
  ImageRoot(String path, String source) {
    this(path, path, source);
  }

  /**
   * Finds the roots that paths and globs stand for, each once, in the order of their paths.
   *
   * <p>A source is named by the last element of its path that says neither label nor split, so that
   * {@code faces/Real} and {@code faces/Fake} are one source, {@code faces}. Where two places share
   * a name, elements before it join, as many as tell them apart. A name that was given stays as it
   * is; several folders may share it. A file is named, and labelled, as its folder would be.
   *
   * @throws IllegalArgumentException if one of them matches nothing, or comes under two names
   */
  static List<ImageRoot> resolve(
      List<ImageFolder> folders, FolderLabels labels, Configuration configuration) {
    TreeMap<String, Optional<String>> sources = new TreeMap<>();
    Map<String, String> places = new HashMap<>();
    for (ImageFolder folder : folders) {
      for (Match match : matches(folder.path(), configuration)) {
        String path = match.path().toString();
        places.put(path, match.isFile() ? match.path().getParent().toString() : path);
        Optional<String> earlier = sources.putIfAbsent(path, folder.source());
        if (earlier != null && !earlier.equals(folder.source())) {
          throw new IllegalArgumentException(
              "Invalid sources: "
                  + path
                  + " comes as two sources, "
                  + earlier.orElse("unnamed")
                  + " and "
                  + folder.source().orElse("unnamed"));
        }
      }
    }
    SourceNames names =
        new SourceNames(places.values().stream().map(place -> home(place, labels)).toList());
    List<ImageRoot> roots = new ArrayList<>();
    sources.forEach(
        (path, source) -> {
          String place = Objects.requireNonNull(places.get(path));
          roots.add(
              new ImageRoot(
                  path, place, source.orElseGet(() -> names.nameOf(home(place, labels)))));
        });
    return roots;
  }

  /** The path of a file from the name of this root's folder down. */
  String below(String file) {
    return file.substring(folder.lastIndexOf('/') + 1);
  }

  /** The folders above a file from this root's folder down; the file's name is left out. */
  List<String> foldersOf(String file) {
    List<String> elements = Arrays.asList(below(file).split("/"));
    return elements.subList(0, elements.size() - 1);
  }

  private record Match(Path path, boolean isFile) {}

  private static List<Match> matches(String pathOrGlob, Configuration configuration) {
    try {
      return globbed(pathOrGlob, configuration);
    } catch (IOException e) {
      throw new PipelineException("Cannot list " + pathOrGlob + ": " + e.getMessage(), e);
    }
  }

  private static List<Match> globbed(String pathOrGlob, Configuration configuration)
      throws IOException {
    Path path = GivenPath.of(pathOrGlob);
    FileSystem fileSystem = path.getFileSystem(configuration);
    try {
      boolean isFile = fileSystem.getFileStatus(path).isFile();
      return List.of(new Match(fileSystem.makeQualified(path), isFile));
    } catch (FileNotFoundException absent) {
      FileStatus[] matches = fileSystem.globStatus(path);
      if (matches == null || matches.length == 0) {
        throw new IllegalArgumentException(
            "Cannot read " + pathOrGlob + ": no such file or folder");
      }
      return Arrays.stream(matches)
          .map(match -> new Match(match.getPath(), match.isFile()))
          .toList();
    }
  }

  /** The elements of a path up to the last one that names the source. */
  private static List<String> home(String path, FolderLabels labels) {
    List<String> elements = SourceNames.elements(new Path(path));
    int end = elements.size();
    while (end > 1
        && (labels.labelOf(elements.get(end - 1)).isPresent()
            || FolderLabels.splitOf(elements.get(end - 1)).isPresent())) {
      end--;
    }
    return elements.isEmpty() ? List.of("root") : elements.subList(0, end);
  }
}
