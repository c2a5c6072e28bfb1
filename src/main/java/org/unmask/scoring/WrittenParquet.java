package org.unmask.scoring;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Reads back a folder of Parquet. */
final class WrittenParquet {
  private WrittenParquet() {}

  /** Takes {@code folder} literally, where Spark would take braces and brackets for a glob. */
  static Dataset<Row> read(SparkSession spark, String folder, StructType schema) {
    return spark.read().schema(schema).parquet(folder.replaceAll("[\\\\{}\\[\\]*?]", "\\\\$0"));
  }
}
