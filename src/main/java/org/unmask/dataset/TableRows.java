package org.unmask.dataset;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.unmask.image.ContentHash;
import org.unmask.image.Label;

/** The rows of one table as candidates. */
final class TableRows implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String table;
  private final String source;
  private final String content;
  private final String label;
  private final @Nullable String group;
  private final @Nullable String path;
  private final FolderLabels labels;
  private final @Nullable GroupPattern pattern;

  /**
   * The rows of {@code table}.
   *
   * @param table whose source has a name, see {@link SourceNames#named}
   * @param pattern finds the group in the path that a row has, where the row names no group
   */
  TableRows(ImageTable table, FolderLabels labels, Optional<GroupPattern> pattern) {
    this.table = table.path();
    this.source = table.source().orElseThrow();
    this.content = table.columns().content();
    this.label = table.columns().label();
    this.group = table.columns().group().orElse(null);
    this.path = table.columns().path().orElse(null);
    this.labels = labels;
    this.pattern = pattern.orElse(null);
  }

  /**
   * The columns that candidates are made of, so that Parquet reads no others.
   *
   * @throws IllegalArgumentException if one is missing, or the content is not binary
   */
  Dataset<Row> select(Dataset<Row> rows) {
    List<String> present = Arrays.asList(rows.columns());
    List<String> wanted =
        Stream.of(content, label, group, path).filter(Objects::nonNull).distinct().toList();
    for (String column : wanted) {
      if (!present.contains(column)) {
        throw new IllegalArgumentException(
            "Cannot use the table %s: it has no column '%s'; its columns are %s (settings split.table.* name the columns)"
                .formatted(table, column, present));
      }
    }
    if (!rows.schema().apply(content).dataType().equals(DataTypes.BinaryType)) {
      throw new IllegalArgumentException(
          "Cannot use the table %s: its column '%s' is not binary".formatted(table, content));
    }
    return rows.select(wanted.stream().map(functions::col).toArray(Column[]::new));
  }

  /** Image id and content of each row. */
  Dataset<Row> contents(Dataset<Row> rows) {
    Column bytes = functions.col(content);
    return rows.select(
        functions.sha2(bytes, 256).as(DatasetSchema.IMAGE_ID), bytes.as(DatasetSchema.CONTENT));
  }

  /** A row of {@link #select}; a null content counts as no bytes. */
  Candidate candidate(Row row) {
    byte[] bytes = bytes(row);
    String labelled = text(row, label);
    Label known = labelled == null ? null : labels.labelOf(labelled).orElse(null);
    return new Candidate(
        pathOf(row), bytes.length, source, known, groupOf(row), null, false, bytes, null);
  }

  private @Nullable String groupOf(Row row) {
    String named = group == null ? null : text(row, group);
    if (named != null && !named.isBlank()) {
      return named.strip();
    }
    String at = path == null ? null : text(row, path);
    return at == null || pattern == null ? null : pattern.groupOf(at).orElse(null);
  }

  /** What the dataset calls the image of a row. */
  String pathOf(Row row) {
    String named = path == null ? null : text(row, path);
    return named == null ? table + "#" + ContentHash.sha256Hex(bytes(row)) : named;
  }

  /** The encoded image of a row. */
  byte[] bytes(Row row) {
    byte[] bytes = row.getAs(content);
    return bytes == null ? new byte[0] : bytes;
  }

  private static @Nullable String text(Row row, String column) {
    Object value = row.getAs(column);
    return value == null ? null : String.valueOf(value);
  }
}
