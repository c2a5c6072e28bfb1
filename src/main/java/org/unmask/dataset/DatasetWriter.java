package org.unmask.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.unmask.split.GroupCell;
import org.unmask.split.SeededHash;
import org.unmask.split.SplitName;

/**
 * Writes the tables of a dataset. Each image has its file and its place in it by the seeded hash of
 * its id before any content is read, so that an executor streams images from storage straight into
 * one Parquet file: content is read twice in all, and in return it is never shuffled, cached or
 * sorted.
 */
final class DatasetWriter {
  private static final long MIN_FILE_BYTES = 16L << 20;
  private static final long MAX_FILE_BYTES = 128L << 20;
  private static final long ROW_GROUP_BYTES = 16L << 20;
  private static final int INDEX_ROWS_A_FILE = 500_000;
  private static final int REJECTED_ROWS_A_FILE = 100_000;
  private static final String IMAGES = "images";

  private static final String TURN = "turn";
  private static final String FILE = "file";

  private final Path folder;
  private final Path work;
  private final long seed;
  private final Configuration configuration;

  /** A writer into {@code folder}, which has nothing of the dataset yet. */
  DatasetWriter(Path folder, long seed, Configuration configuration) {
    this.folder = folder;
    this.work = new Path(folder, DatasetLayout.WORK);
    this.seed = seed;
    this.configuration = configuration;
  }

  /** How many images and bytes one split is about to hold. */
  record Share(long images, long bytes) {}

  /** About how much each split will get: what is new has the share that all groups have. */
  static Map<SplitName, Share> shares(Iterable<GroupCell> census, JudgedCounts counts) {
    Map<SplitName, Long> images = new EnumMap<>(SplitName.class);
    long all = 0;
    for (GroupCell cell : census) {
      long size = cell.groups() * cell.shape().size();
      images.merge(cell.split(), size, Long::sum);
      all += size;
    }
    Map<SplitName, Share> shares = new EnumMap<>(SplitName.class);
    for (SplitName split : SplitName.values()) {
      double share = all == 0 ? 0 : images.getOrDefault(split, 0L) / (double) all;
      // Transfers may bring images where none were drawn.
      shares.put(
          split,
          new Share(
              Math.max(1, Math.round(share * counts.acceptedInAll())),
              Math.max(1, Math.round(share * counts.bytes()))));
    }
    return shares;
  }

  /**
   * Writes the images. Rows lie in the order of {@link SeededHash}, so that any run of them is a
   * fair sample of its split.
   *
   * @param images new images with the columns of {@link DatasetSchema#IMAGES}; where the content is
   *     null, {@code reader} reads it
   * @param shares what each split will hold
   * @param slots how many tasks run at once; a split has as many files, unless they would be very
   *     small or very large
   */
  void writeImages(
      Dataset<Row> images, Map<SplitName, Share> shares, int slots, ContentReader reader)
      throws IOException {
    FileNumbers numbers = FileNumbers.of(shares, slots, MIN_FILE_BYTES, MAX_FILE_BYTES);
    long turnSeed = seed;
    Column turn =
        udf((UDF1<String, Long>) id -> turn(turnSeed, id), DataTypes.LongType)
            .apply(col(DatasetSchema.IMAGE_ID));
    Column file =
        udf((UDF2<String, Long, Integer>) numbers::of, DataTypes.IntegerType)
            .apply(col(DatasetSchema.SPLIT), col(TURN));
    Dataset<Row> placed =
        images
            .withColumn(TURN, turn)
            .withColumn(FILE, file)
            .repartitionById(numbers.total(), col(FILE))
            .sortWithinPartitions(col(TURN), col(DatasetSchema.IMAGE_ID))
            .select(columns(DatasetSchema.IMAGES.fieldNames()));
    write(placed.mapPartitions(reader, Encoders.row(DatasetSchema.IMAGES)))
        .option("parquet.block.size", ROW_GROUP_BYTES)
        // Encoded images do not compress; what else there is, is small.
        .option("compression", "uncompressed")
        // A dictionary of images only doubles the memory of the writer.
        .option("parquet.enable.dictionary#" + DatasetSchema.CONTENT, false)
        // By default sizes are looked at after 100 rows, which may be gigabytes of images.
        .option("parquet.block.size.row.check.min", 10)
        .option("parquet.block.size.row.check.max", 100)
        .option("parquet.page.size.row.check.min", 10)
        .option("parquet.page.size.row.check.max", 100)
        .partitionBy(DatasetSchema.SPLIT)
        .parquet(new Path(work, IMAGES).toString());
    place();
  }

  /**
   * Where an image stands in its split, as any long. An image that is a group of its own has its
   * split by the hash of its id: that hash again would put all such images of a small split into
   * one file, behind those of larger groups.
   */
  static long turn(long seed, String imageId) {
    return SeededHash.of(seed, "turn of " + imageId);
  }

  /** Spark wants the folder that it writes into to be empty, so the splits move up afterwards. */
  private void place() throws IOException {
    FileSystem fileSystem = folder.getFileSystem(configuration);
    for (FileStatus split : fileSystem.listStatus(new Path(work, IMAGES))) {
      Path target = new Path(folder, split.getPath().getName());
      if (split.isDirectory() && !fileSystem.rename(split.getPath(), target)) {
        throw new IOException("cannot move " + split.getPath() + " to " + target);
      }
    }
  }

  /** Writes the index of the new images. */
  void writeIndex(Dataset<Row> images, long rows) {
    write(
            images
                .select(columns(DatasetSchema.INDEX.fieldNames()))
                .coalesce((int) (1 + rows / INDEX_ROWS_A_FILE)))
        .parquet(new Path(folder, DatasetLayout.INDEX).toString());
  }

  /** Writes what later generations have to know of keys, see {@link Ties}. */
  void writeTies(Dataset<Row> ties) {
    write(ties.coalesce(1)).parquet(new Path(folder, DatasetLayout.TIES).toString());
  }

  /** Writes the table of files that are not in the dataset, in order of path; it may be empty. */
  void writeRejected(Dataset<Row> rejected, long rows) {
    write(
            rejected
                .select(columns(DatasetSchema.REJECTED.fieldNames()))
                .repartition((int) (1 + rows / REJECTED_ROWS_A_FILE))
                .sortWithinPartitions(DatasetSchema.PATH))
        .parquet(new Path(folder, DatasetLayout.REJECTED).toString());
  }

  private static DataFrameWriter<Row> write(Dataset<Row> rows) {
    return rows.write().option("mapreduce.fileoutputcommitter.marksuccessfuljobs", false);
  }

  private static Column[] columns(String... names) {
    return Arrays.stream(names).map(functions::col).toArray(Column[]::new);
  }
}
