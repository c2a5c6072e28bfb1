package org.unmask.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.sql.Timestamp;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.unmask.image.Label;
import org.unmask.storage.LiteralPath;
import org.unmask.storage.StoredFile;

/** Everything that may become an image, from files and from tables. */
final class Candidates {
  private static final String FILE_KEY = "file_key";

  /** The most images of a table that one task holds a batch of: they come with their content. */
  private static final int ROWS_AT_ONCE = 32;

  private Candidates() {}

  /**
   * Files as their folders and the metadata have them.
   *
   * @param listing rows of {@link CorpusListing#SCHEMA}, the metadata's own file left out
   * @param tasks how many partitions they come in
   */
  static JavaRDD<Candidate> ofFiles(
      Dataset<Row> listing, int tasks, FolderReading reading, Optional<Metadata> metadata) {
    if (metadata.isEmpty()) {
      return listing.repartition(tasks).javaRDD().map(row -> unnamed(row, reading));
    }
    MetadataNames names = metadata.get().names();
    Column key =
        udf((UDF1<String, String>) names::keyOfFile, DataTypes.StringType)
            .apply(col(CorpusListing.PATH));
    return listing
        .withColumn(FILE_KEY, key)
        .join(metadata.get().rows(), col(FILE_KEY).equalTo(col(MetadataTable.KEY)), "left_outer")
        .repartition(tasks)
        .javaRDD()
        .map(row -> joined(row, reading));
  }

  private static Candidate unnamed(Row row, FolderReading reading) {
    String problem = row.getAs(CorpusListing.PROBLEM);
    return problem == null
        ? reading.unnamed(file(row))
        : reading.unlisted(row.getAs(CorpusListing.PATH), problem);
  }

  private static Candidate joined(Row row, FolderReading reading) {
    String label = row.getAs(MetadataTable.LABEL);
    return label == null || row.getAs(CorpusListing.PROBLEM) != null
        ? unnamed(row, reading)
        : reading.named(file(row), Label.valueOf(label), row.getAs(MetadataTable.GROUP));
  }

  private static StoredFile file(Row row) {
    return new StoredFile(
        row.getAs(CorpusListing.PATH),
        row.<Long>getAs(CorpusListing.BYTES),
        row.<Timestamp>getAs(CorpusListing.MODIFIED).getTime());
  }

  /**
   * The rows of a table; their content comes along.
   *
   * @throws IllegalArgumentException if it is no table, or lacks a column
   */
  static JavaRDD<Candidate> ofTable(SparkSession spark, ImageTable table, TableRows rows) {
    return rows.select(read(spark, table)).javaRDD().map(rows::candidate);
  }

  /** The table as Spark reads it, few rows at once. */
  static Dataset<Row> read(SparkSession spark, ImageTable table) {
    SparkSession session = spark.newSession();
    session.conf().set("spark.sql.parquet.columnarReaderBatchSize", ROWS_AT_ONCE);
    session.conf().set("spark.sql.files.maxPartitionBytes", 32L << 20);
    try {
      return session.read().parquet(LiteralPath.of(table.path()));
    } catch (Exception e) {
      // Spark throws checked exceptions that it does not declare.
      throw new IllegalArgumentException(
          "Cannot read the table " + table.path() + ": no Parquet is there", e);
    }
  }
}
