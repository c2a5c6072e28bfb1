package org.unmask.dataset;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.unmask.image.Label;
import org.unmask.split.RejectReason;

/**
 * Decides which files become images: of equal bytes under one label the one that the dataset has
 * already, or else that of the smallest path; of equal bytes under both labels none that is new,
 * nor any that comes later.
 */
final class Judgement {
  /** What must stay together with what: the group that was named, or the image id. */
  static final String KEY = "key";

  /** The key of the image that was kept of equal bytes. */
  static final String FIRST_KEY = "first_key";

  /** A file of the same bytes that an earlier generation left out, since they had both labels. */
  static final String REFUSED_PATH = "refused_path";

  private static final String BYTES_KEY = "bytes_key";
  private static final String RANK = "rank";
  private static final String FIRST_PATH = "first_path";
  private static final String FIRST_KEPT = "first_kept";
  private static final String REAL_PATH = "real_path";
  private static final String FAKE_PATH = "fake_path";

  private Judgement() {}

  /** The same for a first generation. */
  static Dataset<Row> of(Dataset<Row> inspected) {
    return of(inspected, Optional.empty());
  }

  /**
   * The inspected files with {@link #KEY}, {@link #FIRST_KEY}, and a reason wherever one is not
   * accepted.
   *
   * @param inspected rows of {@link InspectedSchema#SCHEMA}
   * @param conflicts bytes that came under both labels before, each {@link DatasetSchema#IMAGE_ID}
   *     once, with {@link #REFUSED_PATH}; what the dataset holds of them stays
   */
  static Dataset<Row> of(Dataset<Row> inspected, Optional<Dataset<Row>> conflicts) {
    // What could not be read has no bytes to compare: each such file stands alone.
    Column bytes =
        coalesce(col(DatasetSchema.IMAGE_ID), concat(lit("path "), col(DatasetSchema.PATH)));
    // A column of its own: Spark would not see that windows over an expression agree, and would
    // shuffle for each of them.
    WindowSpec same = Window.partitionBy(BYTES_KEY);
    WindowSpec inOrder =
        same.orderBy(
            col(InspectedSchema.KEPT_SPLIT).isNull(),
            col(DatasetSchema.PATH),
            // Rows of unlike tables may name the same path.
            col(DatasetSchema.SOURCE),
            col(KEY));
    Column isNew = col(InspectedSchema.KEPT_SPLIT).isNull();
    Column undecided = col(DatasetSchema.REASON).isNull().and(isNew);
    Column torn = undecided.and(col(REAL_PATH).isNotNull()).and(col(FAKE_PATH).isNotNull());
    Column refused = undecided.and(col(REFUSED_PATH).isNotNull()).and(col(FIRST_KEPT).isNull());
    Column copy = undecided.and(col(RANK).gt(1));
    return conflicts
        .map(before -> inspected.join(before, DatasetSchema.IMAGE_ID, "left_outer"))
        .orElseGet(() -> inspected.withColumn(REFUSED_PATH, lit(null).cast("string")))
        .withColumn(BYTES_KEY, bytes)
        .withColumn(KEY, coalesce(col(InspectedSchema.GROUP_KEY), col(DatasetSchema.IMAGE_ID)))
        .withColumn(RANK, row_number().over(inOrder))
        .withColumn(FIRST_PATH, first(DatasetSchema.PATH).over(inOrder))
        .withColumn(FIRST_KEPT, first(InspectedSchema.KEPT_SPLIT).over(inOrder))
        .withColumn(FIRST_KEY, first(KEY).over(inOrder))
        .withColumn(REAL_PATH, min(pathUnder(Label.REAL)).over(same))
        .withColumn(FAKE_PATH, min(pathUnder(Label.FAKE)).over(same))
        .withColumn(
            DatasetSchema.DETAIL,
            when(torn, conflict())
                .when(
                    refused,
                    concat(
                        lit("the same bytes came under both labels before, as "),
                        col(REFUSED_PATH)))
                .when(copy, concat(lit("same bytes as "), col(FIRST_PATH)))
                .otherwise(col(DatasetSchema.DETAIL)))
        .withColumn(
            DatasetSchema.REASON,
            when(torn.or(refused), RejectReason.LABEL_CONFLICT.name())
                .when(copy, RejectReason.DUPLICATE.name())
                .otherwise(col(DatasetSchema.REASON)))
        .drop(BYTES_KEY, RANK, FIRST_PATH, FIRST_KEPT, REFUSED_PATH, REAL_PATH, FAKE_PATH);
  }

  /** The rows that become images or are images already. */
  static Dataset<Row> accepted(Dataset<Row> judged) {
    return judged.filter(col(DatasetSchema.REASON).isNull());
  }

  /** The rows that do not. */
  static Dataset<Row> rejected(Dataset<Row> judged) {
    return judged.filter(col(DatasetSchema.REASON).isNotNull());
  }

  private static Column pathUnder(Label label) {
    return when(
        col(DatasetSchema.LABEL).equalTo(label.name()).and(col(DatasetSchema.REASON).isNull()),
        col(DatasetSchema.PATH));
  }

  private static Column conflict() {
    return when(
            col(DatasetSchema.LABEL).equalTo(Label.REAL.name()),
            concat(lit("REAL here, but FAKE as "), col(FAKE_PATH)))
        .otherwise(concat(lit("FAKE here, but REAL as "), col(REAL_PATH)));
  }
}
