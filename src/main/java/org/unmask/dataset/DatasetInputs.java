package org.unmask.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the images of a build come from, found and named. Frees its listing when it is closed. */
final class DatasetInputs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetInputs.class);
  private static final long FILES_A_TASK = 1_000;
  private static final long BYTES_A_TASK = 256L << 20;
  private static final int TASKS_A_SLOT = 4;

  private final SparkSession spark;
  private final DatasetRequest request;
  private final List<ImageRoot> roots;
  private final List<ImageTable> tables;
  private final Optional<Path> metadataPath;
  private Optional<Dataset<Row>> listing = Optional.empty();
  private long listed;

  private DatasetInputs(
      SparkSession spark,
      DatasetRequest request,
      List<ImageRoot> roots,
      List<ImageTable> tables,
      Optional<Path> metadataPath) {
    this.spark = spark;
    this.request = request;
    this.roots = roots;
    this.tables = tables;
    this.metadataPath = metadataPath;
  }

  /**
   * Finds them.
   *
   * @throws IllegalArgumentException if there are none, or one cannot be found, or there is
   *     metadata of files and there are tables alone
   */
  static DatasetInputs find(SparkSession spark, DatasetRequest request) {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Optional<Path> metadataPath =
        request.metadata().map(file -> Metadata.locate(file, configuration));
    List<ImageFolder> folders = request.folders();
    if (folders.isEmpty() && metadataPath.isPresent() && !request.tables().isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot use metadata %s: it speaks of files in image folders, and tables alone are given; the rows of a table name their own label and group (settings split.table.* name the columns)"
              .formatted(metadataPath.get()));
    }
    if (folders.isEmpty() && request.tables().isEmpty()) {
      folders =
          List.of(
              ImageFolder.of(
                  metadataPath
                      .map(path -> String.valueOf(path.getParent()))
                      .orElseThrow(
                          () ->
                              new IllegalArgumentException(
                                  "Cannot build a dataset: no image folders are given"))));
    }
    return new DatasetInputs(
        spark,
        request,
        ImageRoot.resolve(folders, request.labels(), configuration),
        SourceNames.named(request.tables(), configuration),
        metadataPath);
  }

  /** Every path that is read, for messages and checks. */
  List<String> paths() {
    List<String> paths = new ArrayList<>(roots.stream().map(ImageRoot::path).sorted().toList());
    metadataPath.ifPresent(path -> paths.add(path.toString()));
    tables.forEach(table -> paths.add(table.path()));
    return paths;
  }

  /**
   * Everything that may become an image; lists the folders first.
   *
   * @param metadata the metadata, where there is some
   */
  JavaRDD<Candidate> candidates(Optional<Metadata> metadata) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    JavaRDD<Candidate> all = files(metadata);
    for (ImageTable table : tables) {
      all = all.union(Candidates.ofTable(spark, table, rows(table)));
      listed += Candidates.read(spark, table).count();
    }
    return roots.isEmpty() && tables.isEmpty() ? context.emptyRDD() : all;
  }

  private JavaRDD<Candidate> files(Optional<Metadata> metadata) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    if (roots.isEmpty()) {
      return context.emptyRDD();
    }
    FolderReading reading =
        new FolderReading(
            new ImageRoots(roots),
            request.labels(),
            request.pattern(),
            metadata.map(Metadata::governed).orElse(Set.of()),
            metadata.map(Metadata::path).orElse(""));
    Dataset<Row> files =
        metadata
            .map(table -> withoutFile(listing(), table.path()))
            .orElseGet(this::listing)
            .persist(StorageLevel.DISK_ONLY());
    listing = Optional.of(files);
    return Candidates.ofFiles(files, tasks(files, request.slots()), reading, metadata);
  }

  private Dataset<Row> listing() {
    return CorpusListing.table(spark, roots.stream().map(ImageRoot::path).toList());
  }

  /** A table in Parquet may be a folder of files. */
  private static Dataset<Row> withoutFile(Dataset<Row> files, String file) {
    Column path = col(CorpusListing.PATH);
    return files.filter(not(path.equalTo(file)).and(not(path.startsWith(file + "/"))));
  }

  private int tasks(Dataset<Row> files, int slots) {
    Row size = files.agg(count(lit(1)), sum(col(CorpusListing.BYTES))).collectAsList().get(0);
    long number = size.getLong(0);
    long bytes = size.isNullAt(1) ? 0 : size.getLong(1);
    listed += number;
    LOG.info("Found {} files of {} MB below {}", number, bytes >> 20, paths());
    long wanted =
        Math.max(
            (long) TASKS_A_SLOT * slots, Math.max(number / FILES_A_TASK, bytes / BYTES_A_TASK));
    return (int) Math.max(1, Math.min(number, Math.min(wanted, 100_000)));
  }

  /**
   * How many files, places that could not be listed and rows of tables there are, once {@link
   * #candidates} was asked: counted where they are listed, by themselves, so that what becomes of
   * them can be held against it.
   */
  long listed() {
    return listed;
  }

  /** The metadata, where there is some. */
  Optional<Metadata> metadata(Path work) {
    return request
        .metadata()
        .map(file -> Metadata.read(spark, file, request.labels(), roots, work));
  }

  private TableRows rows(ImageTable table) {
    return new TableRows(table, request.labels(), request.pattern());
  }

  /** The contents of all tables by image id, each once; empty where there are no tables. */
  Optional<Dataset<Row>> tableContents() {
    return tables.stream()
        .map(table -> rows(table).contents(Candidates.read(spark, table)))
        .reduce(Dataset::union)
        .map(rows -> rows.dropDuplicates(new String[] {DatasetSchema.IMAGE_ID}));
  }

  @Override
  public void close() {
    listing.ifPresent(Dataset::unpersist);
  }
}
