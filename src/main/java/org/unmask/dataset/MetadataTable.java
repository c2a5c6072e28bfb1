package org.unmask.dataset;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.unmask.image.Label;
import org.unmask.storage.LiteralPath;

/** Checks the rows of a metadata file and hands them to Spark, some hundred thousand at a time. */
final class MetadataTable {
  static final String KEY = "metadata_key";
  static final String LABEL = "metadata_label";
  static final String GROUP = "metadata_group";

  /** What a row finds its images by, the name of its label, and its group or null. */
  static final StructType SCHEMA =
      new StructType()
          .add(KEY, DataTypes.StringType, false)
          .add(LABEL, DataTypes.StringType, false)
          .add(GROUP, DataTypes.StringType, true);

  private static final int ROWS_IN_MEMORY = 200_000;

  private final SparkSession spark;
  private final MetadataFile file;
  private final MetadataNames names;
  private final FolderLabels labels;
  private final ImageRoots roots;
  private final Path path;
  private final Path spill;

  private final List<Row> held = new ArrayList<>();
  private final Set<String> governed = new HashSet<>();
  private final Offenders shortRows = new Offenders();
  private final Offenders unknownLabels = new Offenders();
  private boolean spilled;
  private long size;

  MetadataTable(
      SparkSession spark,
      MetadataFile file,
      MetadataNames names,
      FolderLabels labels,
      ImageRoots roots,
      Path path,
      Path work) {
    this.spark = spark;
    this.file = file;
    this.names = names;
    this.labels = labels;
    this.roots = roots;
    this.path = path;
    this.spill = new Path(work, "metadata");
  }

  /**
   * Takes every row.
   *
   * @throws IllegalArgumentException naming what cannot be used
   */
  void addAll(MetadataRecords records) throws IOException {
    List<String> header = records.next();
    if (header == null) {
      throw refusal("it is empty");
    }
    List<String> columns = header.stream().map(String::strip).toList();
    int fileColumn = column(columns, file.columns().file());
    int labelColumn = column(columns, file.columns().label());
    int groupColumn = column(columns, file.columns().group());
    int originalColumn = column(columns, file.columns().original());
    int last = Math.max(Math.max(fileColumn, labelColumn), Math.max(groupColumn, originalColumn));
    int number = 1;
    for (List<String> fields = records.next(); fields != null; fields = records.next()) {
      number++;
      if (fields.size() <= last) {
        shortRows.add("row " + number);
        continue;
      }
      Optional<Label> label = labels.labelOf(fields.get(labelColumn));
      if (label.isEmpty()) {
        unknownLabels.add("'" + fields.get(labelColumn) + "' in row " + number);
        continue;
      }
      String name = fields.get(fileColumn).strip();
      @Nullable String group = groupColumn < 0 ? null : emptyAsNull(fields.get(groupColumn));
      if (originalColumn >= 0) {
        String original = emptyAsNull(fields.get(originalColumn));
        group = MetadataNames.stem(original == null ? name : original);
      }
      add(names.keyOfRow(name), label.get(), group);
    }
    shortRows.refuse(found -> refusal("rows with too few columns: " + found));
    unknownLabels.refuse(
        found ->
            refusal(
                "unknown labels (known are "
                    + labels.names(Label.REAL)
                    + " and "
                    + labels.names(Label.FAKE)
                    + "): "
                    + found));
    if (size == 0) {
      throw refusal("it names no image");
    }
    requireEachOnce();
  }

  private void add(String key, Label label, @Nullable String group) {
    held.add(RowFactory.create(key, label.name(), group));
    size++;
    roots.nearest(key).ifPresent(root -> governed.add(root.folder()));
    if (held.size() == ROWS_IN_MEMORY) {
      spill();
    }
  }

  private void spill() {
    spark
        .createDataFrame(List.copyOf(held), SCHEMA)
        .write()
        .mode(SaveMode.Append)
        .parquet(spill.toString());
    held.clear();
    spilled = true;
  }

  private void requireEachOnce() {
    Offenders twice = new Offenders();
    if (!spilled) {
      Set<String> seen = new HashSet<>();
      held.stream().map(row -> row.getString(0)).filter(key -> !seen.add(key)).forEach(twice::add);
    } else {
      Dataset<Row> repeated = rows().groupBy(KEY).count().filter(col("count").gt(1));
      long count = repeated.count();
      if (count > 0) {
        repeated.orderBy(KEY).limit(Offenders.SHOWN).collectAsList().stream()
            .map(row -> row.getString(0))
            .forEach(twice::add);
        twice.countAs(count);
      }
    }
    twice.refuse(found -> refusal("images named twice: " + found));
  }

  /** All rows; those in memory as a local table. */
  Dataset<Row> rows() {
    if (spilled && !held.isEmpty()) {
      spill();
    }
    return spilled
        ? spark.read().schema(SCHEMA).parquet(LiteralPath.of(spill.toString()))
        : spark.createDataFrame(List.copyOf(held), SCHEMA);
  }

  long size() {
    return size;
  }

  /** The folders of the roots that hold a row's image. */
  Set<String> governed() {
    return Set.copyOf(governed);
  }

  private int column(List<String> header, Optional<String> name) {
    return name.isPresent() ? column(header, name.get()) : -1;
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

  private static @Nullable String emptyAsNull(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? null : stripped;
  }

  private IllegalArgumentException refusal(String reason) {
    return new IllegalArgumentException("Cannot use metadata " + path + ": " + reason);
  }
}
