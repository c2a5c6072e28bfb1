package org.unmask.scoring;

import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.image.ImageLimits;
import org.unmask.model.ClassifierRecipe;
import org.unmask.storage.FileListing;
import org.unmask.storage.OutputTarget;
import org.unmask.storage.OutputTarget.IfPresent;
import org.unmask.storage.StoredFile;
import org.unmask.storage.TextFile;

/**
 * Scores every file of a corpus: one row of {@link ScoresSchema} for each file found, whatever is
 * wrong with it. The rows do not depend on batching, tasks, or the order of the roots.
 */
public final class CorpusScorer {
  private static final Logger LOG = LoggerFactory.getLogger(CorpusScorer.class);

  /** A row takes about 150 bytes of Parquet, so this makes files of about 75 MB. */
  private static final int ROWS_PER_FILE = 500_000;

  private final SparkSession spark;
  private final ClassifierRecipe recipe;
  private final ImageLimits limits;
  private final Batching batching;
  private final int imagesPerTask;
  private final Progress progress;

  /**
   * Makes a scorer for any number of corpora.
   *
   * @param imagesPerTask about how many images one Spark task takes, at most; 1 or more
   */
  public CorpusScorer(
      SparkSession spark,
      ClassifierRecipe recipe,
      ImageLimits limits,
      Batching batching,
      int imagesPerTask,
      Progress progress) {
    if (imagesPerTask < 1) {
      throw new IllegalArgumentException(
          "Invalid images-per-task: " + imagesPerTask + " (1 or more)");
    }
    this.spark = spark;
    this.recipe = recipe;
    this.limits = limits;
    this.batching = batching;
    this.imagesPerTask = imagesPerTask;
    this.progress = progress;
  }

  /**
   * Lists, scores, and writes the scores as Parquet with {@link ScoringSummary#FILE_NAME} beside.
   *
   * @param roots folders, files and globs on any Hadoop file system; a file that several reach
   *     counts once
   * @param folder where the scores appear when they are whole
   * @throws IllegalArgumentException if a root matches nothing, if there is no image among the
   *     files, or if {@code folder} holds something and is not to be replaced
   * @throws PipelineException if storage, the classifier or Spark fails; {@code folder} is then as
   *     it was
   */
  public ScoringSummary score(List<String> roots, String folder, IfPresent ifPresent) {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    try (OutputTarget output = OutputTarget.open(folder, ifPresent, configuration)) {
      List<StoredFile> files = list(roots, configuration);
      ScoringSummary summary =
          new SparkJob(
                  spark.sparkContext(),
                  String.format(Locale.ROOT, "Score %,d files", files.size()),
                  progress,
                  files.size())
              .run(done -> write(files, output.staging(), configuration, done));
      if (summary.holdsNoImage()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Cannot score %s: none of its %,d files is an image",
                String.join(", ", roots),
                summary.files()));
      }
      TextFile.write(
          new Path(output.staging(), ScoringSummary.FILE_NAME), summary.toJson(), configuration);
      output.commit();
      LOG.info(
          "Scored {} of {} files in {} s ({} images/s): {} fake; errors {}",
          summary.scored(),
          summary.files(),
          Math.round(summary.seconds()),
          Math.round(summary.imagesPerSecond()),
          summary.fakes(),
          summary.errors());
      return summary;
    }
  }

  private static List<StoredFile> list(List<String> roots, Configuration configuration) {
    long start = System.nanoTime();
    List<StoredFile> files = FileListing.list(roots, configuration);
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot score " + String.join(", ", roots) + ": there are no files");
    }
    LOG.info(
        "Found {} files below {} in {} s",
        files.size(),
        roots,
        Math.round((System.nanoTime() - start) / 1e9));
    return files;
  }

  private ScoringSummary write(
      List<StoredFile> files, Path folder, Configuration configuration, LongAccumulator done) {
    long start = System.nanoTime();
    ScoreCounts counts = new ScoreCounts();
    // The rows are few bytes: a shuffle turns a file a task into few files, each in order of path.
    Dataset<Row> sorted =
        rows(files, configuration, done)
            .repartition(1 + (files.size() - 1) / ROWS_PER_FILE)
            .sortWithinPartitions(ScoresSchema.PATH);
    counts.observe(sorted).write().mode(SaveMode.Append).parquet(folder.toString());
    return counts.summary(recipe.modelId(), (System.nanoTime() - start) / 1e9);
  }

  private Dataset<Row> rows(
      List<StoredFile> files, Configuration configuration, LongAccumulator done) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    int tasks =
        Math.max(1 + (files.size() - 1) / imagesPerTask, spark.sparkContext().defaultParallelism());
    List<FileShare> shares = FileShare.deal(files, tasks);
    JavaRDD<Row> rows =
        context
            .parallelize(shares, shares.size())
            .flatMap(
                new CorpusTask(
                    ExecutorClassifier.broadcast(spark, recipe),
                    limits,
                    batching,
                    // A thousand settings: once an executor, not once a task.
                    context.broadcast(new SerializableConfiguration(configuration)),
                    done));
    return spark.createDataFrame(rows, ScoresSchema.SCHEMA);
  }
}
