package org.unmask.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.unmask.PipelineException;
import org.unmask.image.Label;
import org.unmask.split.DatasetSummary;
import org.unmask.split.SplitName;
import org.unmask.storage.GivenPath;
import org.unmask.storage.LiteralPath;

/** A dataset that {@link DatasetBuilder} made. */
public final class DatasetReader {
  /** Rows that Spark decodes at once, by default 4096: gigabytes of images. */
  private static final int ROWS_AT_ONCE = 32;

  /** What one task reads, and what {@link ImageStore} has in memory at once. */
  private static final long TASK_BYTES = 32L << 20;

  private final SparkSession spark;
  private final Path folder;
  private final DatasetSummary summary;

  /** Of the images that it shows; empty for all. */
  private final List<String> sources;

  private DatasetReader(
      SparkSession spark, Path folder, DatasetSummary summary, List<String> sources) {
    this.spark = spark;
    this.folder = folder;
    this.summary = summary;
    this.sources = List.copyOf(sources);
  }

  /**
   * Opens a dataset.
   *
   * @param spark its settings stay as they are: reading uses a session of its own beside it
   * @throws IllegalArgumentException if {@code folder} is no dataset
   * @throws PipelineException if storage fails
   */
  public static DatasetReader open(SparkSession spark, String folder) {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Path path = GivenPath.of(folder);
    try {
      FileSystem fileSystem = path.getFileSystem(configuration);
      path = fileSystem.makeQualified(path);
      DatasetSummary summary = summary(fileSystem, path);
      for (SplitName split : SplitName.values()) {
        if (summary.images(split) > 0
            && !fileSystem.exists(DatasetLayout.splitFolder(path, split))) {
          throw new IllegalArgumentException(
              "Cannot read dataset " + folder + ": its split " + split.folder() + " is gone");
        }
      }
      return new DatasetReader(sessionForImages(spark), path, summary, List.of());
    } catch (IOException e) {
      throw new PipelineException("Cannot read dataset " + folder + ": " + e.getMessage(), e);
    }
  }

  /**
   * The same dataset, of which it shows the images of some sources alone, in its splits and its
   * index; {@link #summary} and {@link #fingerprint} are of the whole.
   *
   * @param wanted names of sources; none for all that this one shows
   * @throws IllegalArgumentException if this one shows no image of one of them
   */
  public DatasetReader ofSources(List<String> wanted) {
    SortedSet<String> known = new TreeSet<>();
    summary.counts().forEach(count -> known.add(count.source()));
    if (!sources.isEmpty()) {
      known.retainAll(sources);
    }
    for (String source : wanted) {
      if (!known.contains(source)) {
        throw new IllegalArgumentException(
            "Cannot read dataset %s: it has no source %s (%s)"
                .formatted(folder, source, String.join(", ", known)));
      }
    }
    return new DatasetReader(spark, folder, summary, wanted.isEmpty() ? sources : wanted);
  }

  /**
   * Requires images of both classes.
   *
   * @param verb what cannot be done else, such as {@code train}
   * @throws IllegalArgumentException if {@code split} shows none of one of them
   */
  public void requireBothClasses(SplitName split, String verb) {
    for (Label label : Label.values()) {
      if (images(split, label) == 0) {
        throw new IllegalArgumentException(
            "Cannot %s: split %s of the dataset has no %s image%s"
                .formatted(
                    verb,
                    split.folder(),
                    label,
                    sources.isEmpty() ? "" : " of " + String.join(" or ", sources)));
      }
    }
  }

  /** How many images of one label {@link #split} gives. */
  public long images(SplitName split, Label label) {
    return summary.counts().stream()
        .filter(count -> count.split() == split && count.label() == label)
        .filter(count -> sources.isEmpty() || sources.contains(count.source()))
        .mapToLong(DatasetSummary.SplitCount::images)
        .sum();
  }

  /**
   * The images of one split with the columns of {@link DatasetSchema#IMAGES}. Rows lie in a seeded
   * random order, so that any of Spark's partitions is a fair sample; the order in which partitions
   * come is Spark's.
   *
   * @throws PipelineException if storage fails
   */
  public Dataset<Row> split(SplitName split) {
    if (summary.images(split) == 0) {
      return spark.createDataFrame(List.of(), DatasetSchema.IMAGES);
    }
    return SparkFailure.named(
        "read split " + split.folder() + " of " + folder,
        () ->
            shown(
                spark
                    .read()
                    .schema(DatasetSchema.IMAGES)
                    .option("basePath", folder.toString())
                    .parquet(parts(DatasetLayout.splitFolder(folder, split)))));
  }

  private Dataset<Row> shown(Dataset<Row> all) {
    return sources.isEmpty()
        ? all
        : all.where(functions.col(DatasetSchema.SOURCE).isin(sources.toArray()));
  }

  /**
   * The images without their content, with the columns of {@link DatasetSchema#INDEX}.
   *
   * @throws PipelineException if storage fails
   */
  public Dataset<Row> index() {
    return SparkFailure.named(
        "read the index of " + folder,
        () ->
            shown(
                spark
                    .read()
                    .schema(DatasetSchema.INDEX)
                    .parquet(parts(new Path(folder, DatasetLayout.INDEX)))));
  }

  /**
   * A table that only appends read; empty where there is none.
   *
   * @param schema columns that a file lacks are null in its rows
   */
  Optional<Dataset<Row>> table(String name, StructType schema) {
    return SparkFailure.named(
        "read the table " + name + " of " + folder,
        () -> {
          Path table = new Path(folder, name);
          if (!table.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(table)) {
            return Optional.empty();
          }
          String[] parts = parts(table);
          return parts.length == 0
              ? Optional.empty()
              : Optional.of(spark.read().schema(schema).parquet(parts));
        });
  }

  /** The files of a table that are part of the dataset, whatever an append left that was ended. */
  private String[] parts(Path table) throws IOException {
    FileSystem fileSystem = table.getFileSystem(spark.sparkContext().hadoopConfiguration());
    List<String> parts = new ArrayList<>();
    for (FileStatus file : fileSystem.listStatus(table)) {
      String name = file.getPath().getName();
      if (DatasetLayout.isPart(name) && DatasetLayout.generationOf(name) <= summary.generations()) {
        parts.add(LiteralPath.of(file.getPath().toString()));
      }
    }
    return parts.toArray(String[]::new);
  }

  /** Where it lies, with its scheme. */
  Path folder() {
    return folder;
  }

  /** What became of every file when the dataset was made. */
  public DatasetSummary summary() {
    return summary;
  }

  /** The identity of the dataset: see {@link DatasetSummary#fingerprint}. */
  public String fingerprint() {
    return summary.fingerprint();
  }

  private static SparkSession sessionForImages(SparkSession spark) {
    SparkSession session = spark.newSession();
    session.conf().set("spark.sql.parquet.columnarReaderBatchSize", ROWS_AT_ONCE);
    session.conf().set("spark.sql.files.maxPartitionBytes", TASK_BYTES);
    return session;
  }

  private static DatasetSummary summary(FileSystem fileSystem, Path folder) throws IOException {
    String json;
    try (InputStream in = fileSystem.open(new Path(folder, DatasetLayout.SUMMARY))) {
      json = new String(in.readAllBytes(), UTF_8);
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException(
          "Cannot read dataset %s: it holds no %s; give a folder that the command split made"
              .formatted(folder, DatasetLayout.SUMMARY),
          e);
    }
    try {
      return DatasetSummaryJson.read(json);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Cannot read dataset %s: its %s is broken: %s"
              .formatted(folder, DatasetLayout.SUMMARY, e.getMessage()),
          e);
    }
  }
}
