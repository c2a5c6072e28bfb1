package org.unmask.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.image.ContentHash;
import org.unmask.image.ImageLimits;
import org.unmask.image.InvalidImageException;
import org.unmask.split.DatasetSummary;
import org.unmask.split.SeededHash;
import org.unmask.split.SplitName;
import org.unmask.storage.BoundedRead;
import org.unmask.storage.TextFile;

/**
 * Writes the tables of a dataset. The driver knows each image's place before any content is read,
 * so an executor streams its images from storage straight into one Parquet file: content is read
 * twice in all, and in return it is never shuffled, cached or sorted.
 */
final class DatasetWriter {
  static final String SUMMARY = "summary.json";

  private static final String REJECTED = "rejected";
  private static final long MIN_FILE_BYTES = 16L << 20;
  private static final long MAX_FILE_BYTES = 128L << 20;
  private static final long ROW_GROUP_BYTES = 16L << 20;
  private static final int REJECTED_ROWS_A_FILE = 100_000;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final Path folder;
  private final int maxRows;

  /** A file gets at most {@code maxRows} rows. */
  DatasetWriter(SparkSession spark, Path folder, int maxRows) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.folder = folder;
    this.maxRows = maxRows;
  }

  /** The folder of one split in a dataset. */
  static Path splitFolder(Path dataset, SplitName split) {
    return new Path(dataset, DatasetSchema.SPLIT + "=" + split.folder());
  }

  /**
   * Writes one split, its rows in the order of {@link SeededHash}, so that any run of rows is a
   * fair sample; nothing at all where there are no images.
   */
  void writeSplit(
      SplitName split,
      List<AcceptedImage> images,
      long seed,
      ImageLimits limits,
      Progress progress) {
    if (images.isEmpty()) {
      return;
    }
    List<List<AcceptedImage>> files = files(shuffled(images, seed));
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    String what = "Writing split " + split.folder();
    try (JobProgress shown =
        JobProgress.start(context.sc(), progress, what, "images", images.size())) {
      LongAccumulator done = shown.done();
      long maxBytes = limits.maxBytes();
      spark
          .createDataFrame(
              context
                  .parallelize(files, files.size())
                  .flatMap(file -> rows(file, maxBytes, configuration.value().value(), done)),
              DatasetSchema.STORED)
          .write()
          .option("parquet.block.size", ROW_GROUP_BYTES)
          // A dictionary of images only doubles the memory of the writer.
          .option("parquet.enable.dictionary#" + DatasetSchema.CONTENT, false)
          // By default sizes are looked at after 100 rows, which may be gigabytes of images.
          .option("parquet.block.size.row.check.min", 10)
          .option("parquet.block.size.row.check.max", 100)
          .option("parquet.page.size.row.check.min", 10)
          .option("parquet.page.size.row.check.max", 100)
          .parquet(splitFolder(folder, split).toString());
    } finally {
      configuration.destroy();
    }
  }

  /** Writes the table of files that are not in the dataset; it may be empty. */
  void writeRejected(List<Rejection> rejections, Progress progress) {
    List<Row> rows = new ArrayList<>(rejections.size());
    for (Rejection rejection :
        rejections.stream().sorted(Comparator.comparing(Rejection::path)).toList()) {
      rows.add(RowFactory.create(rejection.path(), rejection.reason().name(), rejection.detail()));
    }
    int files = rows.size() / REJECTED_ROWS_A_FILE + 1;
    try (JobProgress shown =
        JobProgress.start(context.sc(), progress, "Writing rejected files", "files", rows.size())) {
      spark
          .createDataFrame(context.parallelize(rows, files), DatasetSchema.REJECTED)
          .write()
          .parquet(new Path(folder, REJECTED).toString());
      shown.done().add(rows.size());
    }
  }

  void writeSummary(DatasetSummary summary) {
    TextFile.write(
        new Path(folder, SUMMARY),
        DatasetSummaryJson.write(summary),
        context.hadoopConfiguration());
  }

  private static List<AcceptedImage> shuffled(List<AcceptedImage> images, long seed) {
    record Keyed(long hash, AcceptedImage image) {}

    return images.stream()
        .map(image -> new Keyed(SeededHash.of(seed, image.imageId()), image))
        .sorted(
            Comparator.comparingLong(Keyed::hash).thenComparing(keyed -> keyed.image().imageId()))
        .map(Keyed::image)
        .toList();
  }

  /** As many files as there are cores, unless they would be very small or very large. */
  private List<List<AcceptedImage>> files(List<AcceptedImage> images) {
    long bytes = images.stream().mapToLong(AcceptedImage::bytes).sum();
    long largest = images.stream().mapToLong(AcceptedImage::bytes).max().orElse(0);
    // One image more than the even share, or rounding leaves a last file of a few rows.
    long evenShare = bytes / context.defaultParallelism() + largest + 1;
    long fileBytes = Math.max(MIN_FILE_BYTES, Math.min(MAX_FILE_BYTES, evenShare));
    return TaskSizes.cut(images, AcceptedImage::bytes, fileBytes, maxRows);
  }

  private static Iterator<Row> rows(
      List<AcceptedImage> file, long maxBytes, Configuration configuration, LongAccumulator done) {
    return file.stream()
        .map(
            image -> {
              Row row = row(image, maxBytes, configuration);
              done.add(1);
              return row;
            })
        .iterator();
  }

  private static Row row(AcceptedImage image, long maxBytes, Configuration configuration) {
    byte[] content;
    try {
      content = BoundedRead.read(image.path(), maxBytes, configuration);
    } catch (InvalidImageException e) {
      throw new PipelineException(
          "Cannot read " + image.path() + " again: " + e.error() + ", " + e.detail(), e);
    }
    if (!ContentHash.sha256Hex(content).equals(image.imageId())) {
      throw new PipelineException(
          "Cannot use " + image.path() + ": it changed while the dataset was being built");
    }
    return RowFactory.create(
        image.imageId(),
        image.path(),
        image.source(),
        image.groupId(),
        image.label().name(),
        image.header().width(),
        image.header().height(),
        image.header().format().name(),
        image.bytes(),
        content);
  }
}
