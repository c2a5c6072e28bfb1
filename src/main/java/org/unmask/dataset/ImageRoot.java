package org.unmask.dataset;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
import org.unmask.storage.Nesting;

/**
 * A folder, or a single file, that images come from.
 *
 * @param path full Hadoop path with scheme, without a slash at the end
 * @param source what the dataset calls it
 */
record ImageRoot(String path, String source) implements Serializable {

  /**
   * Finds the roots that paths and globs stand for, each once, the longest path first: a file
   * belongs to the nearest root above it.
   *
   * <p>A source is named by the last element of its path that says neither label nor split, so that
   * {@code faces/Real} and {@code faces/Fake} are one source, {@code faces}. Where two places share
   * a name, elements before it join, as many as tell them apart. A name that was given stays as it
   * is; several folders may share it.
   *
   * @throws IllegalArgumentException if one of them matches nothing, or comes under two names
   */
  static List<ImageRoot> resolve(
      List<ImageFolder> folders, FolderLabels labels, Configuration configuration) {
    TreeMap<String, Optional<String>> sources = new TreeMap<>();
    for (ImageFolder folder : folders) {
      for (String path : matches(folder.path(), configuration)) {
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
    Map<String, List<String>> homes = new HashMap<>();
    sources.keySet().forEach(path -> homes.put(path, home(path, labels)));
    List<ImageRoot> roots = new ArrayList<>();
    sources.forEach(
        (path, source) ->
            roots.add(
                new ImageRoot(
                    path,
                    source.orElseGet(
                        () ->
                            uniqueName(Objects.requireNonNull(homes.get(path)), homes.values())))));
    roots.sort(
        (a, b) ->
            a.path().length() == b.path().length()
                ? a.path().compareTo(b.path())
                : Integer.compare(b.path().length(), a.path().length()));
    return roots;
  }

  /** Whether a file is this root or lies below it. */
  boolean holds(String file) {
    return Nesting.holds(path, file);
  }

  /** The path of a file from this root's own name down. */
  String below(String file) {
    return file.substring(path.lastIndexOf('/') + 1);
  }

  /** The folders above a file from this root's own name down; the file's name is left out. */
  List<String> foldersOf(String file) {
    List<String> elements = Arrays.asList(below(file).split("/"));
    return elements.subList(0, elements.size() - 1);
  }

  private static List<String> matches(String pathOrGlob, Configuration configuration) {
    try {
      return globbed(pathOrGlob, configuration);
    } catch (IOException e) {
      throw new PipelineException("Cannot list " + pathOrGlob + ": " + e.getMessage(), e);
    }
  }

  private static List<String> globbed(String pathOrGlob, Configuration configuration)
      throws IOException {
    Path path = GivenPath.of(pathOrGlob);
    FileSystem fileSystem = path.getFileSystem(configuration);
    if (fileSystem.exists(path)) {
      return List.of(fileSystem.makeQualified(path).toString());
    }
    FileStatus[] matches = fileSystem.globStatus(path);
    if (matches == null || matches.length == 0) {
      throw new IllegalArgumentException("Cannot read " + pathOrGlob + ": no such file or folder");
    }
    return Arrays.stream(matches).map(match -> match.getPath().toString()).toList();
  }

  /** The elements of a path up to the last one that names the source. */
  private static List<String> home(String path, FolderLabels labels) {
    List<String> elements =
        Arrays.stream(new Path(path).toUri().getPath().split("/"))
            .filter(element -> !element.isEmpty())
            .toList();
    int end = elements.size();
    while (end > 1
        && (labels.labelOf(elements.get(end - 1)).isPresent()
            || FolderLabels.splitOf(elements.get(end - 1)).isPresent())) {
      end--;
    }
    return elements.isEmpty() ? List.of("root") : elements.subList(0, end);
  }

  private static String uniqueName(List<String> home, Collection<List<String>> all) {
    for (int length = 1; length < home.size(); length++) {
      String name = lastElements(home, length);
      int wanted = length;
      boolean unique =
          all.stream()
              .filter(other -> !other.equals(home))
              .noneMatch(other -> lastElements(other, wanted).equals(name));
      if (unique) {
        return name;
      }
    }
    return String.join("/", home);
  }

  private static String lastElements(List<String> elements, int length) {
    return String.join(
        "/", elements.subList(Math.max(0, elements.size() - length), elements.size()));
  }
}
