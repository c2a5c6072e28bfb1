package org.unmask.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.unmask.dataset.SparkFailure;
import org.unmask.image.ImageLimits;
import org.unmask.storage.Listed;
import org.unmask.storage.LiteralPath;

/** Scores one chunk after the other: a Spark job each, which writes its rows as Parquet. */
final class ChunkScoring {
  /** A row takes about 150 bytes of Parquet, so this makes files of about 75 MB. */
  private static final int ROWS_PER_FILE = 500_000;

  private final SparkSession spark;
  private final ExecutorClassifier classifier;
  private final ImageLimits limits;
  private final Batching batching;
  private final int imagesPerTask;
  private final TraitSampler sampler;
  private final Broadcast<SerializableConfiguration> configuration;
  private final LongAccumulator done;

  ChunkScoring(ScoringWay way, LongAccumulator done) {
    this.spark = way.spark();
    this.classifier = ExecutorClassifier.broadcast(way.spark(), way.recipe());
    this.limits = way.limits();
    this.batching = way.batching();
    this.imagesPerTask = way.imagesPerTask();
    this.sampler = way.sampler();
    // A thousand settings: once an executor, not once a task.
    this.configuration =
        JavaSparkContext.fromSparkContext(way.spark().sparkContext())
            .broadcast(new SerializableConfiguration(way.configuration()));
    this.done = done;
  }

  /** Scores a chunk into {@code folder}, and counts its rows on the way. */
  Tally score(Chunk chunk, CorpusInput input, Path folder) {
    String what = String.format(Locale.ROOT, "Score %,d files", chunk.images());
    spark.sparkContext().setJobDescription(what);
    return SparkFailure.named(
        what.toLowerCase(Locale.ROOT),
        () -> {
          ScoreCounts counts = new ScoreCounts();
          Dataset<Row> rows =
              chunk instanceof Chunk.Tables tables
                  ? rows(tables, (CorpusInput.Table) input)
                  : rows(((Chunk.Files) chunk).files());
          // The rows are few bytes: a shuffle turns a file a task into few, each in order of path.
          // A row has its file by its path alone: dealt out in turn, rows of a task that runs again
          // elsewhere, and comes to another score, would shift the others.
          Dataset<Row> sorted =
              rows.repartition(
                      (int) (1 + (chunk.images() - 1) / ROWS_PER_FILE),
                      functions.col(ScoresSchema.PATH))
                  .sortWithinPartitions(ScoresSchema.PATH);
          counts
              .observe(sorted)
              .drop(ScoresSchema.TRAITS, ScoresSchema.PRECISION)
              .write()
              .parquet(folder.toString());
          return counts.tally();
        });
  }

  private Dataset<Row> rows(List<Listed> files) {
    int slots = spark.sparkContext().defaultParallelism();
    List<FileShare> shares =
        FileShare.deal(files, TaskSizes.of(files.size(), slots, imagesPerTask));
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(shares, shares.size())
            .flatMap(new CorpusTask(classifier, limits, batching, sampler, configuration, done));
    return spark.createDataFrame(rows, ScoresSchema.COUNTED);
  }

  private Dataset<Row> rows(Chunk.Tables chunk, CorpusInput.Table input) {
    Dataset<Row> table =
        TableColumns.reader(spark, input)
            .schema(chunk.columns())
            .parquet(chunk.files().stream().map(LiteralPath::of).toArray(String[]::new));
    StructType carried = carried(table.schema(), input);
    Column id =
        input.idColumn().isEmpty()
            ? functions.concat(
                functions.col("_metadata.file_path"),
                functions.lit("#"),
                functions.col("_metadata.row_index"))
            : functions.col(quoted(input.idColumn())).cast("string");
    Stream<Column> first =
        Stream.of(
            id,
            functions.col(quoted(input.contentColumn())),
            functions.col("_metadata.file_modification_time"));
    Stream<Column> rest = Arrays.stream(carried.fieldNames()).map(n -> functions.col(quoted(n)));
    Dataset<Row> wanted = table.select(Stream.concat(first, rest).toArray(Column[]::new));
    int slots = spark.sparkContext().defaultParallelism();
    if (wanted.javaRDD().getNumPartitions() < slots
        && chunk.images() > Math.max(1, batching.maxImages())) {
      wanted = wanted.repartition(2 * slots);
    }
    JavaRDD<Row> rows =
        wanted.javaRDD().mapPartitions(new TableTask(classifier, limits, batching, sampler, done));
    return spark.createDataFrame(rows, schema(carried));
  }

  /** The columns that go along. */
  private static StructType carried(StructType table, CorpusInput.Table input) {
    StructType carried = new StructType();
    for (StructField field : table.fields()) {
      if (!field.name().equals(input.contentColumn()) && !field.name().equals(input.idColumn())) {
        carried = carried.add(field);
      }
    }
    return carried;
  }

  /**
   * The columns of the scores and what goes along. A column that is called like one of the scores'
   * comes out as {@code table_<name>}, with as many {@code table_} as make the name its own.
   */
  static StructType schema(StructType carried) {
    Set<String> scores = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    scores.addAll(List.of(ScoresSchema.COUNTED.fieldNames()));
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    taken.addAll(scores);
    taken.addAll(List.of(carried.fieldNames()));
    StructType schema = ScoresSchema.COUNTED;
    for (StructField field : carried.fields()) {
      String name = field.name();
      if (scores.contains(name)) {
        while (!taken.add(name)) {
          name = "table_" + name;
        }
      }
      schema = schema.add(name, field.dataType(), true);
    }
    return schema;
  }

  static String quoted(String column) {
    return "`" + column.replace("`", "``") + "`";
  }
}
