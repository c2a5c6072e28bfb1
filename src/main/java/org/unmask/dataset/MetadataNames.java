package org.unmask.dataset;

import java.io.Serializable;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.unmask.dataset.MetadataFile.Match;

/** The key under which a row of metadata and an image find each other. */
final class MetadataNames implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Pattern ABSOLUTE = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?/.*");

  private final String metadataPath;
  private final Match match;

  /** Names in the metadata file at {@code metadataPath}, a full Hadoop path. */
  MetadataNames(String metadataPath, Match match) {
    this.metadataPath = metadataPath;
    this.match = match;
  }

  /** The key of what a row names. */
  String keyOfRow(String name) {
    return switch (match) {
      case PATH -> resolve(name);
      case NAME, FOLDER -> stem(lastElement(name));
    };
  }

  /** The key of a file by its full path; empty where it lies in no folder that could be named. */
  String keyOfFile(String path) {
    return switch (match) {
      case PATH -> path;
      case NAME -> stem(lastElement(path));
      case FOLDER -> {
        int end = path.lastIndexOf('/');
        yield end < 0 ? "" : stem(lastElement(path.substring(0, end)));
      }
    };
  }

  /** A name without its folders and its ending. */
  static String stem(String name) {
    String last = lastElement(name);
    int dot = last.lastIndexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }

  private static String lastElement(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The full path of an image; steps such as {@code ./} and {@code ../} are taken. */
  private String resolve(String image) {
    Path home = new Path(metadataPath);
    // A relative name may hold a colon, which Path alone would take for the end of a scheme.
    Path resolved =
        new Path(ABSOLUTE.matcher(image).matches() ? image : home.getParent() + "/" + image);
    Deque<String> elements = new ArrayDeque<>();
    for (String element : resolved.toUri().getPath().split("/")) {
      if (element.equals("..")) {
        elements.pollLast();
      } else if (!element.isEmpty() && !element.equals(".")) {
        elements.addLast(element);
      }
    }
    URI whole = resolved.toUri();
    URI base = home.toUri();
    String absolute = "/" + String.join("/", elements);
    // Listings have the authority in full: hdfs:///a.jpg is there as hdfs://namenode:8020/a.jpg.
    boolean ofHome =
        whole.getScheme() == null
            || (whole.getAuthority() == null
                && whole.getScheme().equalsIgnoreCase(base.getScheme()));
    URI place = ofHome ? base : whole;
    return new Path(place.getScheme(), place.getAuthority(), absolute).toString();
  }
}
