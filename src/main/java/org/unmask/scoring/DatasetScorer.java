package org.unmask.scoring;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.dataset.DatasetSchema;
import org.unmask.dataset.SparkFailure;
import org.unmask.model.ClassifierRecipe;
import org.unmask.model.ImageClassifier;
import org.unmask.model.Outcome;
import org.unmask.model.Score;
import org.unmask.storage.LiteralPath;

/**
 * Scores the images of a dataset, for evaluation and for the choice of threshold and temperature:
 * their labels go along, their content does not.
 */
public final class DatasetScorer {
  private static final List<String> CARRIED =
      List.of(
          DatasetSchema.IMAGE_ID,
          DatasetSchema.PATH,
          DatasetSchema.SOURCE,
          DatasetSchema.GROUP_ID,
          DatasetSchema.LABEL);

  /**
   * One row an image: the dataset's {@code image_id}, {@code path}, {@code source}, {@code
   * group_id} and {@code label}; then {@code probability_fake} and {@code logit}, null where there
   * is an error; then {@code error} and {@code error_detail}, null where there is none.
   */
  public static final StructType SCHEMA =
      new StructType()
          .add(DatasetSchema.IMAGE_ID, DataTypes.StringType)
          .add(DatasetSchema.PATH, DataTypes.StringType)
          .add(DatasetSchema.SOURCE, DataTypes.StringType)
          .add(DatasetSchema.GROUP_ID, DataTypes.StringType)
          .add(DatasetSchema.LABEL, DataTypes.StringType)
          .add(ScoresSchema.PROBABILITY_FAKE, DataTypes.DoubleType)
          .add("logit", DataTypes.DoubleType)
          .add(ScoresSchema.ERROR, DataTypes.StringType)
          .add(ScoresSchema.ERROR_DETAIL, DataTypes.StringType);

  private final SparkSession spark;
  private final ClassifierRecipe recipe;
  private final Batching batching;
  private final Progress progress;

  public DatasetScorer(
      SparkSession spark, ClassifierRecipe recipe, Batching batching, Progress progress) {
    this.spark = spark;
    this.recipe = recipe;
    this.batching = batching;
    this.progress = progress;
  }

  /**
   * Scores all rows of {@code images} once and writes them.
   *
   * @param images rows of a dataset, such as those of one split
   * @param folder where the Parquet files go; empty or absent, and for the caller to stage
   * @return the scores, read from {@code folder}
   * @throws IllegalArgumentException if {@code images} is no dataset
   * @throws PipelineException if storage, the classifier or Spark fails
   */
  public Dataset<Row> write(Dataset<Row> images, String folder) {
    List<String> columns = new ArrayList<>(CARRIED);
    columns.add(DatasetSchema.CONTENT);
    Dataset<Row> selected = DatasetRows.select(images, columns);
    long total =
        SparkFailure.named(
            "count the images of a dataset", images.select(DatasetSchema.IMAGE_ID)::count);
    return new SparkJob(spark.sparkContext(), "Score a dataset", progress, total)
        .run(
            done -> {
              scores(
                      DatasetRows.spread(selected, spark),
                      ExecutorClassifier.broadcast(spark, recipe),
                      batching,
                      done)
                  .write()
                  .mode(SaveMode.Append)
                  .parquet(folder);
              Dataset<Row> written = spark.read().schema(SCHEMA).parquet(LiteralPath.of(folder));
              WrittenRows.requireAll(folder, total, written.count());
              return written;
            });
  }

  private static Dataset<Row> scores(
      Dataset<Row> images, ExecutorClassifier classifier, Batching batching, LongAccumulator done) {
    return images.mapPartitions(
        (MapPartitionsFunction<Row, Row>)
            partition -> {
              ImageClassifier shared = classifier.here();
              Iterator<List<Row>> batches =
                  new Batches<>(partition, DatasetRows::contentBytes, batching.on(shared, 1));
              return new RowsOfBatches<>(batches, batch -> rows(batch, shared), done);
            },
        Encoders.row(SCHEMA));
  }

  private static List<Row> rows(List<Row> batch, ImageClassifier classifier) {
    List<Outcome<Score>> outcomes =
        ClassifierCall.call(
            DatasetRows.contents(batch), DatasetRows.paths(batch), classifier::classify);
    List<Row> rows = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      rows.add(row(batch.get(i), outcomes.get(i)));
    }
    return rows;
  }

  private static Row row(Row image, Outcome<Score> outcome) {
    List<Object> values = new ArrayList<>();
    CARRIED.forEach(column -> values.add(image.getAs(column)));
    if (outcome instanceof Outcome.Success<Score> success) {
      values.add(success.value().probabilityFake());
      values.add(success.value().logit());
      values.add(null);
      values.add(null);
    } else if (outcome instanceof Outcome.Failure<Score> failure) {
      values.add(null);
      values.add(null);
      values.add(failure.error().name());
      values.add(failure.detail());
    }
    return RowFactory.create(values.toArray());
  }
}
