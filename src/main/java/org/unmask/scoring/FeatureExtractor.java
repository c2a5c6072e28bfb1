package org.unmask.scoring;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.dataset.DatasetSchema;
import org.unmask.dataset.JobProgress;
import org.unmask.dataset.SparkFailure;
import org.unmask.image.ImageView;
import org.unmask.image.Label;
import org.unmask.model.ClassifierRecipe;
import org.unmask.model.ImageClassifier;
import org.unmask.model.Outcome;
import org.unmask.storage.LiteralPath;

/**
 * Computes the features of a dataset's images under a list of views, on all executors, for the
 * training of a head on a frozen backbone. Each image is read once, whatever the number of views,
 * which share its decoding.
 */
public final class FeatureExtractor {
  private static final Logger LOG = LoggerFactory.getLogger(FeatureExtractor.class);
  private static final String VIEW = "view";
  private static final String FEATURES = "features";

  /**
   * One row for each image and view: {@code image_id}, {@code label}, {@code view} (place in the
   * list, from 0), {@code features} (float32, little-endian, in order).
   */
  public static final StructType SCHEMA =
      new StructType()
          .add(DatasetSchema.IMAGE_ID, DataTypes.StringType)
          .add(DatasetSchema.LABEL, DataTypes.StringType)
          .add(VIEW, DataTypes.IntegerType)
          .add(FEATURES, DataTypes.BinaryType);

  private final SparkSession spark;
  private final ClassifierRecipe recipe;
  private final Batching batching;
  private final Progress progress;

  public FeatureExtractor(
      SparkSession spark, ClassifierRecipe recipe, Batching batching, Progress progress) {
    this.spark = spark;
    this.recipe = recipe;
    this.batching = batching;
    this.progress = progress;
  }

  /**
   * What an extraction did.
   *
   * @param images images of which there are features, under every view
   * @param undecodable images left out, since they cannot be decoded
   */
  public record Result(long images, long undecodable) {}

  /**
   * Writes the features of all rows of {@code images}.
   *
   * @param images rows of a dataset, such as those of one split
   * @param views at least one
   * @param folder where the Parquet files go; empty or absent, and for the caller to stage
   * @throws IllegalArgumentException if {@code images} is no dataset or {@code views} is empty
   * @throws PipelineException if storage, the classifier or Spark fails
   */
  public Result write(Dataset<Row> images, List<ImageView> views, String folder) {
    if (views.isEmpty()) {
      throw new IllegalArgumentException("Invalid views: none (1 or more)");
    }
    Dataset<Row> selected =
        DatasetRows.select(
            images,
            List.of(
                DatasetSchema.IMAGE_ID,
                DatasetSchema.PATH,
                DatasetSchema.LABEL,
                DatasetSchema.CONTENT));
    long total =
        SparkFailure.named(
            "count the images of a dataset",
            () ->
                JobProgress.described(
                    spark.sparkContext(),
                    "Count images",
                    images.select(DatasetSchema.IMAGE_ID)::count));
    return new SparkJob(
            spark.sparkContext(),
            "Compute features under " + views.size() + " views",
            progress,
            total)
        .run(
            done -> {
              LongAccumulator undecodable =
                  spark.sparkContext().longAccumulator("undecodable images");
              features(DatasetRows.spread(selected, spark), List.copyOf(views), done, undecodable)
                  .write()
                  .option("parquet.enable.dictionary#" + FEATURES, "false")
                  // Floats hardly shrink, and the files live until they have been read back.
                  .option("compression", "none")
                  .mode(SaveMode.Append)
                  .parquet(folder);
              long written = stored(spark, folder).count() / views.size();
              WrittenRows.requireAll(folder, total, written + undecodable.value());
              return new Result(written, total - written);
            });
  }

  /**
   * Reads features back, one Spark partition in memory at a time, in order of image id and view,
   * however they were written.
   *
   * @throws PipelineException if storage or Spark fails, now or at any step of the iterator
   */
  public static Iterator<Features> read(SparkSession spark, String folder) {
    String what = "read features " + folder;
    Iterator<Row> rows =
        SparkFailure.named(
            what,
            () ->
                stored(spark, folder)
                    .orderBy(col(DatasetSchema.IMAGE_ID), col(VIEW))
                    .toLocalIterator());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return SparkFailure.named(what, rows::hasNext);
      }

      @Override
      public Features next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        Row row = SparkFailure.named(what, rows::next);
        return new Features(
            row.getAs(DatasetSchema.IMAGE_ID),
            Label.valueOf(row.getAs(DatasetSchema.LABEL)),
            row.<Integer>getAs(VIEW),
            row.getAs(FEATURES));
      }
    };
  }

  private static Dataset<Row> stored(SparkSession spark, String folder) {
    return spark.read().schema(SCHEMA).parquet(LiteralPath.of(folder));
  }

  private Dataset<Row> features(
      Dataset<Row> images,
      List<ImageView> views,
      LongAccumulator done,
      LongAccumulator undecodable) {
    ExecutorClassifier classifier = ExecutorClassifier.broadcast(spark, recipe);
    Batching bounds = batching;
    return images.mapPartitions(
        (MapPartitionsFunction<Row, Row>)
            partition -> {
              ImageClassifier shared = classifier.here();
              Iterator<List<Row>> batches =
                  new Batches<>(
                      partition, DatasetRows::contentBytes, bounds.on(shared, views.size()));
              return new RowsOfBatches<>(
                  batches, batch -> rows(batch, views, shared, undecodable), done);
            },
        Encoders.row(SCHEMA));
  }

  private static List<Row> rows(
      List<Row> batch,
      List<ImageView> views,
      ImageClassifier classifier,
      LongAccumulator undecodable) {
    List<Outcome<List<float[]>>> outcomes =
        ClassifierCall.call(
            DatasetRows.contents(batch),
            DatasetRows.paths(batch),
            images -> classifier.embed(images, views));
    List<Row> rows = new ArrayList<>(batch.size() * views.size());
    for (int i = 0; i < batch.size(); i++) {
      Row image = batch.get(i);
      Outcome<List<float[]>> outcome = outcomes.get(i);
      if (outcome instanceof Outcome.Success<List<float[]>> success) {
        addRows(image, success.value(), rows);
      } else if (outcome instanceof Outcome.Failure<List<float[]>> failure) {
        undecodable.add(1);
        LOG.warn(
            "Left out: {} cannot be decoded ({}: {})",
            image.<String>getAs(DatasetSchema.PATH),
            failure.error(),
            failure.detail());
      }
    }
    return rows;
  }

  private static void addRows(Row image, List<float[]> byView, List<Row> rows) {
    for (int view = 0; view < byView.size(); view++) {
      rows.add(
          RowFactory.create(
              image.getAs(DatasetSchema.IMAGE_ID),
              image.getAs(DatasetSchema.LABEL),
              view,
              Features.littleEndian(byView.get(view))));
    }
  }
}
