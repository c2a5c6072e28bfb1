package org.unmask.dataset;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

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
  /** Whether the group is made of several keys. */
  static final String TIED = "tied";

  private static final String MEMBER = "member";
  private static final String LEAST_KEPT = "least_kept";
  private static final String EARLIER_NAME = "earlier_name";

  private Grouping() {}

  /**
   * The keys that share the bytes of an image, as rows of {@link GroupEdges#SCHEMA}; of an image
   * that is left out for its two labels too, since what else they have may be of the same frames.
   */
  static Dataset<Row> sameBytes(Dataset<Row> judged) {
    Column key = col(Judgement.KEY);
    Column first = col(Judgement.FIRST_KEY);
    return judged
        .filter(
            col(DatasetSchema.REASON)
                .isin(RejectReason.DUPLICATE.name(), RejectReason.LABEL_CONFLICT.name())
                .and(key.notEqual(first)))
        .select(least(key, first).as(GroupEdges.LOW), greatest(key, first).as(GroupEdges.HIGH));
  }

  /** The keys whose images look alike, as rows of {@link GroupEdges#SCHEMA}. */
  static KeptRows alike(Dataset<Row> accepted, int maxDistance) {
    return NearDuplicates.edges(
        accepted.select(
            col(Judgement.KEY).as(DatasetSchema.GROUP_ID), col(DatasetSchema.PERCEPTUAL_HASH)),
        maxDistance);
  }

  /**
   * The accepted images with their {@link DatasetSchema#GROUP_ID}.
   *
   * @param components of {@link ConnectedGroups#of}
   */
  static Dataset<Row> join(Dataset<Row> accepted, Dataset<Row> components) {
    return accepted
        .join(
            components.withColumnRenamed(DatasetSchema.GROUP_ID, MEMBER),
            col(Judgement.KEY).equalTo(col(MEMBER)),
            "left_outer")
        .withColumn(TIED, col(ConnectedGroups.COMPONENT).isNotNull())
        .withColumn(
            DatasetSchema.GROUP_ID, coalesce(col(ConnectedGroups.COMPONENT), col(Judgement.KEY)))
        .drop(MEMBER, ConnectedGroups.COMPONENT);
  }

  /** The accepted images, each in the group of its key. */
  static Dataset<Row> apart(Dataset<Row> accepted) {
    return accepted
        .withColumn(TIED, lit(false))
        .withColumn(Ties.BARRED, lit(false))
        .withColumn(DatasetSchema.GROUP_ID, col(Judgement.KEY));
  }

  /**
   * What was tied, divided by the splits that folders have: an image without a group of its own is
   * called by the smallest group that what it is tied to has there, or else the smallest key.
   * Groups that have a name keep it, so that later generations find them.
   *
   * @param grouped of {@link #join}
   */
  static Dataset<Row> withinFolders(Dataset<Row> grouped) {
    WindowSpec part = Window.partitionBy(DatasetSchema.GROUP_ID, InspectedSchema.FOLDER_SPLIT);
    Column group = col(InspectedSchema.GROUP_KEY);
    return grouped.withColumn(
        DatasetSchema.GROUP_ID,
        coalesce(group, min(group).over(part), min(Judgement.KEY).over(part)));
  }

  /** For a first generation: no group has its split yet. */
  static Dataset<Row> withoutEarlier(Dataset<Row> grouped) {
    return grouped
        .withColumn(SplitAssignment.KEPT_OF_GROUP, lit(null).cast("string"))
        .drop(Ties.BARRED);
  }

  /**
   * For a later generation: groups that have images of before take their split and their name. What
   * is new and would tie groups of two splits together, or holds a key that would have, has a
   * reason to be left out.
   *
   * @param grouped with {@link Ties#BARRED}
   */
  static Dataset<Row> withEarlier(Dataset<Row> grouped) {
    WindowSpec group = Window.partitionBy(DatasetSchema.GROUP_ID);
    Column kept = col(InspectedSchema.KEPT_SPLIT);
    Column divided = col(LEAST_KEPT).notEqual(col(SplitAssignment.KEPT_OF_GROUP));
    Column torn = kept.isNull().and(col(Ties.BARRED).or(divided));
    return grouped
        .withColumn(EARLIER_NAME, min(when(kept.isNotNull(), col(Judgement.KEY))).over(group))
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
            SplitAssignment.KEPT_OF_GROUP, coalesce(kept, col(SplitAssignment.KEPT_OF_GROUP)))
        .withColumn(
            DatasetSchema.GROUP_ID,
            when(kept.isNotNull(), col(Judgement.KEY))
                .otherwise(coalesce(col(EARLIER_NAME), col(DatasetSchema.GROUP_ID))))
        .drop(LEAST_KEPT, EARLIER_NAME, Ties.BARRED);
  }
}
