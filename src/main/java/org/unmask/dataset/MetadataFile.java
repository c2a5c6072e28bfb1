package org.unmask.dataset;

import java.util.Optional;

/**
 * A CSV file (RFC 4180, UTF-8, first row names the columns) that says what images show.
 *
 * @param path Hadoop path of the file
 * @param fileColumn holds the image's path, relative to the folder of the CSV file
 * @param labelColumn holds a name of a label, such as {@code REAL} or {@code fake}
 * @param groupColumn holds what ties images together, such as a video; an empty value stands for
 *     the image alone. Without this column each image is its own group.
 */
public record MetadataFile(
    String path, String fileColumn, String labelColumn, Optional<String> groupColumn) {

  /** A file with the columns {@code file}, {@code label} and {@code group}. */
  public static MetadataFile of(String path) {
    return new MetadataFile(path, "file", "label", Optional.of("group"));
  }
}
