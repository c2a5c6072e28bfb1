package org.unmask.dataset;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.unmask.split.RejectReason;

/**
 * Ties keys together into groups: keys that share the bytes of an image, and keys whose images are
 * near-duplicates. A group is called by the smallest of its keys, or where an earlier generation of
 * the dataset has some of them, by the smallest of those.
 */
final class Grouping {
  /** A row that was accepted so far may yet be torn between splits of earlier generations. */
  private static final String LEAST_KEPT = "least_kept";

  private final OptionalInt maxDistance;
  private final Generation generation;

  /** Whether there are images of before, whose splits stand. */
  enum Generation {
    FIRST,
    LATER
  }

  /**
   * Groups by what images show too, where there is a distance.
   *
   * @param maxDistance of perceptual hashes, in bits; empty where near-duplicates are not looked for
   */
  Grouping(OptionalInt maxDistance, Generation generation) {
    this.maxDistance = maxDistance;
    this.generation = generation;
  }

  /** The links between keys, with columns {@code a} and {@code b}; empty where there can be none. */
  Optional<Dataset<Row>> links(Dataset<Row> judged) {
    Column key = col(Judgement.KEY);
    Column first = col(Judgement.FIRST_KEY);
    Dataset<Row> ofBytes =
        judged
            .filter(
                col(DatasetSchema.REASON)
                    .equalTo(RejectReason.DUPLICATE.name())
                    .and(key.notEqual(first)))
            .select(key.as(ConnectedGroups.A), first.as(ConnectedGroups.B));
    if (maxDistance.isEmpty()) {
      return Optional.of(ofBytes);
    }
    Dataset<Row> alike =
        NearDuplicates.edges(
            Judgement.accepted(judged).select(key, col(DatasetSchema.PERCEPTUAL_HASH)),
            maxDistance.getAsInt());
    return Optional.of(ofBytes.union(alike));
  }

  /**
   * The accepted images with {@link DatasetSchema#GROUP_ID} and {@link
   * SplitAssignment#KEPT_OF_GROUP}; what is new and alike to images in two splits of before has a
   * reason to be left out.
   *
   * @param components from key to the smallest key that it is tied to; keys alone may be missing
   */
  Dataset<Row> group(Dataset<Row> accepted, Dataset<Row> components) {
    Dataset<Row> grouped =
        accepted
            .join(
                components,
                col(Judgement.KEY).equalTo(components.col(ConnectedGroups.KEY)),
                "left_outer")
            .withColumn(
                DatasetSchema.GROUP_ID,
                coalesce(components.col(ConnectedGroups.COMPONENT), col(Judgement.KEY)))
            .drop(components.col(ConnectedGroups.KEY))
            .drop(components.col(ConnectedGroups.COMPONENT));
    return settle(grouped);
  }

  /** The accepted images each in the group of its key. */
  Dataset<Row> alone(Dataset<Row> accepted) {
    return settle(accepted.withColumn(DatasetSchema.GROUP_ID, col(Judgement.KEY)));
  }

  private Dataset<Row> settle(Dataset<Row> grouped) {
    return switch (generation) {
      case FIRST ->
          grouped.withColumn(SplitAssignment.KEPT_OF_GROUP, lit(null).cast("string"));
      case LATER -> joined(grouped);
    };
  }

  private static Dataset<Row> joined(Dataset<Row> grouped) {
    WindowSpec group = Window.partitionBy(DatasetSchema.GROUP_ID);
    Column kept = col(InspectedSchema.KEPT_SPLIT);
    Column torn =
        kept.isNull()
            .and(col(LEAST_KEPT).notEqual(col(SplitAssignment.KEPT_OF_GROUP)));
    return grouped
        .withColumn(LEAST_KEPT, min(kept).over(group))
        .withColumn(SplitAssignment.KEPT_OF_GROUP, max(kept).over(group))
        .withColumn(
            DatasetSchema.REASON,
            when(torn, RejectReason.TORN_GROUP.name()).otherwise(col(DatasetSchema.REASON)))
        .withColumn(
            DatasetSchema.DETAIL,
            when(torn, lit("its group has images in more than one split of the dataset already"))
                .otherwise(col(DatasetSchema.DETAIL)))
        .withColumn(
            SplitAssignment.KEPT_OF_GROUP,
            coalesce(kept, col(SplitAssignment.KEPT_OF_GROUP)))
        .drop(LEAST_KEPT);
  }
}
