package org.unmask.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.unmask.storage.LiteralPath;

/** The rows of a metadata file as text, one after another, the names of the columns first. */
interface MetadataRecords extends AutoCloseable {

  /** The fields of the next row, or null at the end. */
  @Nullable List<String> next() throws IOException;

  @Override
  void close() throws IOException;

  /** Opens CSV, or Parquet where the path ends so or is a folder. */
  static MetadataRecords open(SparkSession spark, FileSystem fileSystem, Path path)
      throws IOException {
    boolean parquet =
        path.getName().toLowerCase(Locale.ROOT).endsWith(".parquet")
            || fileSystem.getFileStatus(path).isDirectory();
    return parquet ? new OfParquet(spark, path) : new OfCsv(fileSystem, path);
  }

  /** CSV. */
  final class OfCsv implements MetadataRecords {
    private final InputStreamReader in;
    private final CsvRecords records;

    OfCsv(FileSystem fileSystem, Path path) throws IOException {
      in = new InputStreamReader(fileSystem.open(path), UTF_8);
      records = new CsvRecords(in);
    }

    @Override
    public @Nullable List<String> next() throws IOException {
      return records.next();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** Parquet, one of Spark's partitions at a time; a null is an empty text. */
  final class OfParquet implements MetadataRecords {
    private final List<String> columns;
    private final Iterator<Row> rows;
    private boolean begun;

    OfParquet(SparkSession spark, Path path) {
      Dataset<Row> table = spark.read().parquet(LiteralPath.of(path.toString()));
      columns = List.of(table.columns());
      rows = table.toLocalIterator();
    }

    @Override
    public @Nullable List<String> next() {
      if (!begun) {
        begun = true;
        return columns;
      }
      if (!rows.hasNext()) {
        return null;
      }
      Row row = rows.next();
      List<String> fields = new ArrayList<>(columns.size());
      for (int i = 0; i < columns.size(); i++) {
        fields.add(row.isNullAt(i) ? "" : String.valueOf(row.get(i)));
      }
      return fields;
    }

    @Override
    public void close() {}
  }
}
