package org.unmask.scoring;

import java.io.IOException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.util.SerializableConfiguration;
import org.unmask.PipelineException;
import org.unmask.dataset.CorpusListing;
import org.unmask.storage.FileLook;
import org.unmask.storage.Listed;
import org.unmask.storage.LiteralPath;
import org.unmask.storage.StoredFile;
import org.unmask.storage.Unlisted;

/** The paths that a list names, each once, full and with a scheme; read by the executors. */
final class ListedPaths {
  private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*");

  private final SparkSession spark;
  private final CorpusInput.PathList list;
  private final Path file;
  private final FileSystem fileSystem;

  private ListedPaths(
      SparkSession spark, CorpusInput.PathList list, Path file, FileSystem fileSystem) {
    this.spark = spark;
    this.list = list;
    this.file = file;
    this.fileSystem = fileSystem;
  }

  /**
   * Looks whether there is a list.
   *
   * @throws IllegalArgumentException if there is none, it lacks the column, or it is a file that
   *     Spark would take for empty
   */
  static ListedPaths open(SparkSession spark, CorpusInput.PathList list) {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    try {
      Path named = new Path(list.file());
      FileSystem fileSystem = named.getFileSystem(configuration);
      if (!fileSystem.exists(named)) {
        throw new IllegalArgumentException("Cannot read list " + list.file() + ": no such file");
      }
      if (isPassedOver(named.getName()) && fileSystem.getFileStatus(named).isFile()) {
        throw TableFiles.passedOver("list " + list.file());
      }
      ListedPaths paths = new ListedPaths(spark, list, fileSystem.makeQualified(named), fileSystem);
      paths.named();
      return paths;
    } catch (IOException e) {
      throw new PipelineException("Cannot read list " + list.file() + ": " + e.getMessage(), e);
    }
  }

  /** About how many paths there are, by the list's size. */
  long guess() {
    try {
      return 1 + fileSystem.getContentSummary(file).getLength() / 60;
    } catch (IOException e) {
      throw new PipelineException("Cannot read list " + list.file() + ": " + e.getMessage(), e);
    }
  }

  /** As {@link CorpusListing#SCHEMA}, but nobody has looked at the files: length -1. */
  Dataset<Row> unseen() {
    return paths()
        .select(
            functions.col("value").as(CorpusListing.PATH),
            functions.lit(-1L).as(CorpusListing.BYTES),
            functions.lit(null).cast("timestamp").as(CorpusListing.MODIFIED),
            functions.lit(null).cast("string").as(CorpusListing.PROBLEM));
  }

  /** As {@link CorpusListing#SCHEMA}: the executors look at each file. */
  Dataset<Row> seen() {
    SerializableConfiguration shared =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    return paths()
        .map(
            (MapFunction<String, Row>) path -> row(FileLook.at(path, shared.value())),
            Encoders.row(CorpusListing.SCHEMA));
  }

  /** As Spark lists files: not what is hidden, but for the summaries of Parquet. */
  private static boolean isPassedOver(String name) {
    return TableFiles.isHidden(name)
        && !name.startsWith("_metadata")
        && !name.startsWith("_common_metadata");
  }

  private static Row row(Listed listed) {
    return listed instanceof StoredFile file
        ? RowFactory.create(file.path(), file.bytes(), new Timestamp(file.modified()), null)
        : RowFactory.create(listed.path(), null, null, ((Unlisted) listed).reason());
  }

  private Dataset<String> paths() {
    String folder = String.valueOf(file.getParent());
    SerializableConfiguration shared =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    return named()
        .as(Encoders.STRING())
        .flatMap(
            (FlatMapFunction<String, String>)
                entry ->
                    entry == null || entry.isBlank()
                        ? Collections.emptyIterator()
                        : List.of(full(entry, folder, shared.value())).iterator(),
            Encoders.STRING())
        .distinct();
  }

  /** A path that is none stays as it is: reading it says so. */
  static String full(String entry, String folder, Configuration configuration) {
    try {
      Path path;
      if (WITH_SCHEME.matcher(entry).matches()) {
        path = new Path(entry);
      } else if (entry.startsWith("/")) {
        path = new Path(new Path(folder), new Path(null, null, entry));
      } else {
        // The root of a file system ends with a slash, and two of them begin an authority.
        path = new Path(folder.endsWith("/") ? folder + entry : folder + "/" + entry);
      }
      return path.getFileSystem(configuration).makeQualified(path).toString();
    } catch (IOException | IllegalArgumentException e) {
      return entry;
    }
  }

  private Dataset<Row> named() {
    String literal = LiteralPath.of(file.toString());
    String name = file.getName().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv") || name.endsWith(".csv.gz")) {
      return column(
          spark
              .read()
              .option("header", "true")
              .option("multiLine", "true")
              .option("escape", "\"")
              .csv(literal));
    }
    if (name.endsWith(".parquet") || isFolder()) {
      return column(spark.read().parquet(literal));
    }
    return spark.read().text(literal);
  }

  private boolean isFolder() {
    try {
      return fileSystem.getFileStatus(file).isDirectory();
    } catch (IOException e) {
      throw new PipelineException("Cannot read list " + list.file() + ": " + e.getMessage(), e);
    }
  }

  private Dataset<Row> column(Dataset<Row> table) {
    if (!Arrays.asList(table.columns()).contains(list.column())) {
      throw new IllegalArgumentException(
          "Cannot read list %s: it has no column %s, but %s (score.list.column names it)"
              .formatted(list.file(), list.column(), String.join(", ", table.columns())));
    }
    return table.select(
        functions.col(ChunkScoring.quoted(list.column())).cast("string").as("value"));
  }
}
