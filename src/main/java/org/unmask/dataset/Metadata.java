package org.unmask.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.unmask.PipelineException;
import org.unmask.image.Label;

/** What a metadata file says of each image, by the image's full path. */
final class Metadata {

  /** What one row says; no group means the image alone. */
  record Entry(Label label, Optional<String> group) {}

  private static final Pattern ABSOLUTE = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?/.*");

  private final String path;
  private final Map<String, Entry> entries = new HashMap<>();

  private Metadata(String path) {
    this.path = path;
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if the file is absent, lacks a column, names no image, names
   *     an image twice, or holds a label that is none
   */
  static Metadata read(MetadataFile file, Configuration configuration) {
    try {
      Path path = new Path(file.path());
      FileSystem fileSystem = path.getFileSystem(configuration);
      path = fileSystem.makeQualified(path);
      Metadata metadata = new Metadata(path.toString());
      try (Reader in = new InputStreamReader(fileSystem.open(path), UTF_8)) {
        metadata.addAll(new CsvRecords(in), file);
      }
      return metadata;
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException(
          "Cannot read metadata " + file.path() + ": no such file", e);
    } catch (IOException e) {
      throw new PipelineException("Cannot read metadata " + file.path() + ": " + e.getMessage(), e);
    }
  }

  /** Full path of the metadata file itself. */
  String path() {
    return path;
  }

  /** The folder that its paths are relative to. */
  String folder() {
    return String.valueOf(new Path(path).getParent());
  }

  @Nullable Entry entry(String imagePath) {
    return entries.get(imagePath);
  }

  /** Whether an image that is named here lies below {@code root}. */
  boolean namesSomeBelow(ImageRoot root) {
    return entries.keySet().stream().anyMatch(root::holds);
  }

  /**
   * Makes sure that each row's image was found.
   *
   * @throws IllegalArgumentException naming the first images that were not
   */
  void requireAllAmong(Collection<String> found) {
    Set<String> absent = new HashSet<>(entries.keySet());
    found.forEach(absent::remove);
    if (!absent.isEmpty()) {
      throw refusal(
          Offenders.of(absent.stream().sorted().toList())
              + " of "
              + entries.size()
              + " named images found in no image folder");
    }
  }

  private void addAll(CsvRecords records, MetadataFile file) throws IOException {
    List<String> header = records.next();
    if (header == null) {
      throw refusal("it is empty");
    }
    header = header.stream().map(String::strip).toList();
    int fileColumn = column(header, file.fileColumn());
    int labelColumn = column(header, file.labelColumn());
    int groupColumn =
        file.groupColumn().isPresent() ? column(header, file.groupColumn().get()) : -1;
    List<String> shortRows = new ArrayList<>();
    List<String> unknownLabels = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    int row = 1;
    for (List<String> fields = records.next(); fields != null; fields = records.next()) {
      row++;
      if (fields.size() <= Math.max(fileColumn, Math.max(labelColumn, groupColumn))) {
        shortRows.add("row " + row);
        continue;
      }
      String image = resolve(fields.get(fileColumn).strip());
      Optional<Label> label = FolderLabels.labelOf(fields.get(labelColumn));
      if (label.isEmpty()) {
        unknownLabels.add("'" + fields.get(labelColumn) + "' in row " + row);
        continue;
      }
      Optional<String> group =
          groupColumn < 0
              ? Optional.empty()
              : Optional.of(fields.get(groupColumn).strip()).filter(id -> !id.isEmpty());
      if (entries.put(image, new Entry(label.get(), group)) != null) {
        twice.add(image);
      }
    }
    requireNone(shortRows, "rows with too few columns");
    requireNone(
        unknownLabels,
        "unknown labels (known are "
            + FolderLabels.names(Label.REAL)
            + " and "
            + FolderLabels.names(Label.FAKE)
            + ")");
    requireNone(twice, "images named twice");
    if (entries.isEmpty()) {
      throw refusal("it names no image");
    }
  }

  private int column(List<String> header, String name) {
    int column = header.indexOf(name);
    if (column < 0) {
      throw refusal(
          "it has no column '"
              + name
              + "'; its columns are "
              + header
              + " (settings split.metadata.* name the columns; an empty group-column stands for none)");
    }
    return column;
  }

  private void requireNone(List<String> offenders, String what) {
    if (!offenders.isEmpty()) {
      throw refusal(what + ": " + Offenders.of(offenders));
    }
  }

  /** The full path of an image; steps such as {@code ./} and {@code ../} are taken. */
  private String resolve(String image) {
    // A relative name may hold a colon, which Path alone would take for the end of a scheme.
    Path resolved = new Path(ABSOLUTE.matcher(image).matches() ? image : folder() + "/" + image);
    Deque<String> elements = new ArrayDeque<>();
    for (String element : resolved.toUri().getPath().split("/")) {
      if (element.equals("..")) {
        elements.pollLast();
      } else if (!element.isEmpty() && !element.equals(".")) {
        elements.addLast(element);
      }
    }
    URI whole = resolved.toUri();
    URI home = new Path(path).toUri();
    String absolute = "/" + String.join("/", elements);
    return whole.getScheme() == null
        ? new Path(home.getScheme(), home.getAuthority(), absolute).toString()
        : new Path(whole.getScheme(), whole.getAuthority(), absolute).toString();
  }

  private IllegalArgumentException refusal(String reason) {
    return new IllegalArgumentException("Cannot use metadata " + path + ": " + reason);
  }
}
