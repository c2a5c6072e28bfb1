package org.unmask.dataset;

import java.util.Optional;

/**
 * A Parquet table that holds encoded images in a binary column.
 *
 * @param path Hadoop path of the table
 * @param source what the dataset is to call it; without it, the last element of the path, and where
 *     another table has the same, as many elements before it as tell them apart
 * @param columns the names of its columns
 */
public record ImageTable(String path, Optional<String> source, Columns columns) {

  /**
   * Names of columns.
   *
   * @param content binary, the encoded image
   * @param label text, a name of a label
   * @param group what ties images together; without it, or where it is empty, the path says it
   *     where there is a {@link GroupPattern}, and else each image is its own group
   * @param path what an image is called; without it, the table's path and the image id
   */
  public record Columns(
      String content, String label, Optional<String> group, Optional<String> path) {

    /** {@code content} and {@code label} alone. */
    public static final Columns DEFAULT =
        new Columns("content", "label", Optional.empty(), Optional.empty());
  }
}
