package org.unmask.dataset;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.unmask.storage.GivenPath;

/**
 * What places that were given no name are called: by the last element of their path, with as many
 * before it as tell each from the others.
 */
final class SourceNames {
  /** How many places end so. */
  private final Map<String, Integer> endings = new HashMap<>();

  /** Names for places, each of them the elements of a path; one that comes twice is one. */
  SourceNames(Collection<List<String>> places) {
    for (List<String> place : new HashSet<>(places)) {
      for (int length = 1; length <= place.size(); length++) {
        endings.merge(ending(place, length), 1, Integer::sum);
      }
    }
  }

  /** The name of one of them. */
  String nameOf(List<String> place) {
    for (int length = 1; length < place.size(); length++) {
      String name = ending(place, length);
      if (endings.getOrDefault(name, 0) == 1) {
        return name;
      }
    }
    return String.join("/", place);
  }

  private static String ending(List<String> place, int length) {
    return String.join("/", place.subList(place.size() - length, place.size()));
  }

  /** The same tables, each with the name of its source. */
  static List<ImageTable> named(List<ImageTable> tables, Configuration configuration) {
    SourceNames names =
        new SourceNames(tables.stream().map(table -> place(table, configuration)).toList());
    return tables.stream()
        .map(
            table ->
                new ImageTable(
                    table.path(),
                    Optional.of(
                        table.source().orElseGet(() -> names.nameOf(place(table, configuration)))),
                    table.columns()))
        .toList();
  }

  private static List<String> place(ImageTable table, Configuration configuration) {
    Path path = GivenPath.qualified(table.path(), configuration);
    List<String> elements = elements(path);
    String authority = path.toUri().getAuthority();
    // The root of a file system has no element: a bucket has a name.
    return elements.isEmpty() ? List.of(authority == null ? "root" : authority) : elements;
  }

  /** The elements of a path below its file system. */
  static List<String> elements(Path path) {
    return Arrays.stream(path.toUri().getPath().split("/"))
        .filter(element -> !element.isEmpty())
        .toList();
  }
}
