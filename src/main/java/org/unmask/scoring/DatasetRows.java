package org.unmask.scoring;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.unmask.dataset.DatasetSchema;
import org.unmask.image.ImageError;
import org.unmask.model.Outcome;

/** The rows of a dataset as this room reads them. */
final class DatasetRows {
  private static final int LEAST_TASKS_A_SLOT = 4;
  private static final int TASKS_A_SLOT = 8;

  private DatasetRows() {}

  /**
   * Some columns alone, so that Parquet reads no others.
   *
   * @throws IllegalArgumentException if one is missing; the message says what there is
   */
  static Dataset<Row> select(Dataset<Row> images, List<String> columns) {
    List<String> present = Arrays.asList(images.columns());
    List<String> missing = columns.stream().filter(name -> !present.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid dataset: no column " + String.join(", ", missing) + " (found " + present + ")");
    }
    return images.select(columns.stream().map(functions::col).toArray(Column[]::new));
  }

  /**
   * The same rows in enough tasks that no slot waits long for the last one: a small split has two
   * or three, cut where Parquet's row groups end. They are dealt out by a shuffle, which is cheap
   * for as few bytes as so few tasks have.
   */
  static Dataset<Row> spread(Dataset<Row> images, SparkSession spark) {
    int slots = spark.sparkContext().defaultParallelism();
    return images.javaRDD().getNumPartitions() < LEAST_TASKS_A_SLOT * slots
        ? images.repartition(TASKS_A_SLOT * slots)
        : images;
  }

  static long contentBytes(Row image) {
    byte @Nullable [] content = image.getAs(DatasetSchema.CONTENT);
    return content == null ? 0 : content.length;
  }

  static List<Outcome<byte[]>> contents(List<Row> images) {
    return images.stream().map(DatasetRows::content).toList();
  }

  private static Outcome<byte[]> content(Row image) {
    byte @Nullable [] content = image.getAs(DatasetSchema.CONTENT);
    return content == null || content.length == 0
        ? new Outcome.Failure<>(ImageError.EMPTY_FILE, "0 bytes")
        : new Outcome.Success<>(content);
  }

  static List<String> paths(List<Row> images) {
    return images.stream().map(image -> image.<String>getAs(DatasetSchema.PATH)).toList();
  }
}
