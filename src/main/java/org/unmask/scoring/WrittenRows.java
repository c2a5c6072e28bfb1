package org.unmask.scoring;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.unmask.PipelineException;
import org.unmask.storage.LiteralPath;

/**
 * Makes sure that all that executors wrote can be read back. A folder of this machine is another
 * one on each other machine: what executors there write to it nobody sees again.
 */
final class WrittenRows {
  private static final String ROWS = "rows";

  private WrittenRows() {}

  /**
   * Writes rows as Parquet, and counts those that can be read back.
   *
   * @param mostPerFile rows of one file; 0 for any number
   * @param folder where there is nothing yet
   * @return how many rows there are
   * @throws PipelineException if some of them are missing
   */
  static long write(SparkSession spark, Dataset<Row> rows, long mostPerFile, Path folder) {
    Observation written = new Observation(ROWS);
    rows.observe(written, count(lit(1)).as(ROWS))
        .write()
        .option("maxRecordsPerFile", mostPerFile)
        .parquet(folder.toString());
    long found =
        spark.read().schema(rows.schema()).parquet(LiteralPath.of(folder.toString())).count();
    requireAll(folder.toString(), ScoreCounts.number(ScoreCounts.counted(written), ROWS), found);
    return found;
  }

  /** How many rows Parquet files have, by what their footers say to this machine. */
  static long in(List<Path> files, Configuration configuration) {
    long rows = 0;
    for (Path file : files) {
      try (ParquetFileReader reader =
          ParquetFileReader.open(HadoopInputFile.fromPath(file, configuration))) {
        rows += reader.getRecordCount();
      } catch (IOException e) {
        throw new PipelineException("Cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    return rows;
  }

  /**
   * Compares.
   *
   * @param folder where executors wrote
   * @param expected images that there should be something of
   * @param found images that there is something of
   * @throws PipelineException if some are missing
   */
  static void requireAll(String folder, long expected, long found) {
    if (found < expected) {
      throw new PipelineException(
          String.format(
              Locale.ROOT,
              "Cannot read back what executors wrote to %s: %,d of %,d images are missing. On a"
                  + " cluster of several machines that has to be a folder that all of them share,"
                  + " such as one of NFS",
              folder,
              expected - found,
              expected));
    }
  }
}
