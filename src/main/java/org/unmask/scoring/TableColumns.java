package org.unmask.scoring;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.unmask.PipelineException;
import org.unmask.storage.LiteralPath;

/**
 * The columns of a table, settled once over all of its files: chunks that Spark read by themselves
 * would disagree on them, where folders such as {@code camera=12} and {@code camera=front} stand
 * for values or later files have more columns.
 */
final class TableColumns {
  private TableColumns() {}

  /**
   * Settles the columns: those of all files, in the order of their first appearance, and those that
   * folders stand for. Where a file lacks a column, it reads as null.
   *
   * <p>It costs what Spark takes to look at one file a folder and to read a footer a schema; which
   * files are unlike is known from counting their rows.
   *
   * @param unlike one file of each schema
   * @throws IllegalArgumentException if the table lacks a column that is wanted
   */
  static StructType settle(
      SparkSession spark, CorpusInput.Table table, List<String> files, List<String> unlike) {
    StructType data = spark.read().option("mergeSchema", "true").parquet(literal(unlike)).schema();
    StructType columns = with(partitions(spark, table, files), data);
    requireColumns(table, columns);
    return columns;
  }

  /** As Spark reads a table: of a column that is in both, the folders have the say. */
  private static StructType with(StructType partitions, StructType data) {
    Map<String, StructField> left = new LinkedHashMap<>();
    for (StructField field : partitions.fields()) {
      left.put(lower(field), field);
    }
    StructType columns = new StructType();
    for (StructField field : data.fields()) {
      StructField ofFolders = left.remove(lower(field));
      columns = columns.add(ofFolders == null ? field : ofFolders);
    }
    for (StructField field : left.values()) {
      columns = columns.add(field);
    }
    return columns;
  }

  private static String lower(StructField field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  /** The columns that folders stand for, by one file of each folder. */
  private static StructType partitions(
      SparkSession spark, CorpusInput.Table table, List<String> files) {
    Map<String, String> byFolder = new LinkedHashMap<>();
    for (String file : files) {
      byFolder.putIfAbsent(file.substring(0, file.lastIndexOf('/')), file);
    }
    if (byFolder.keySet().stream().noneMatch(folder -> folder.contains("="))) {
      return new StructType();
    }
    return reader(spark, table)
        .schema(new StructType())
        .parquet(literal(List.copyOf(byFolder.values())))
        .schema();
  }

  /** A reader for files of a table, which may stand for columns by the folders that they are in. */
  static DataFrameReader reader(SparkSession spark, CorpusInput.Table table) {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    DataFrameReader reader = spark.read();
    // Without it the columns that folders such as day=1 stand for would be lost.
    return isFolder(table.folder(), configuration)
        ? reader.option("basePath", table.folder())
        : reader;
  }

  private static boolean isFolder(String table, Configuration configuration) {
    try {
      Path path = new Path(table);
      FileSystem fileSystem = path.getFileSystem(configuration);
      return fileSystem.exists(path) && fileSystem.getFileStatus(path).isDirectory();
    } catch (IOException e) {
      throw new PipelineException("Cannot read table " + table + ": " + e.getMessage(), e);
    }
  }

  private static String[] literal(List<String> files) {
    return files.stream().map(LiteralPath::of).toArray(String[]::new);
  }

  private static void requireColumns(CorpusInput.Table table, StructType schema) {
    List<String> columns = Arrays.asList(schema.fieldNames());
    for (String wanted : List.of(table.contentColumn(), table.idColumn())) {
      if (!wanted.isEmpty() && !columns.contains(wanted)) {
        throw new IllegalArgumentException(
            "Cannot read table %s: it has no column %s, but %s"
                .formatted(table.folder(), wanted, String.join(", ", columns)));
      }
    }
    if (!schema.apply(table.contentColumn()).dataType().equals(DataTypes.BinaryType)) {
      throw new IllegalArgumentException(
          "Cannot read table %s: its column %s is no binary, but %s"
              .formatted(
                  table.folder(),
                  table.contentColumn(),
                  schema.apply(table.contentColumn()).dataType().simpleString()));
    }
  }
}
