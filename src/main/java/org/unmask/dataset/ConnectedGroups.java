package org.unmask.dataset;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.LongAccumulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connected components of groups, wherever the edges come from. Tasks contract what they hold to
 * stars ({@link LocalStars}), then one task what is left, which ends it where the linked groups fit
 * into that task's memory. Beyond, large-star and small-star (Kiveris et al., "Connected components
 * in MapReduce and beyond", 2014) alternate until nothing changes: their rounds grow with the
 * logarithm of the groups, not with the longest chain.
 */
final class ConnectedGroups {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectedGroups.class);

  /** The smallest group key of the component. */
  static final String COMPONENT = "component";

  /** Some 200 bytes each on one executor. */
  static final int GROUPS_A_TASK = 1_000_000;

  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String LEAST = "least";

  private ConnectedGroups() {}

  /**
   * One row for each group that has an edge: {@link DatasetSchema#GROUP_ID} and {@link #COMPONENT}.
   *
   * @param edges of {@link GroupEdges#SCHEMA}; in any order, repeated or from a group to itself
   * @return the caller closes them
   */
  static KeptRows of(Dataset<Row> edges) {
    return of(edges, GROUPS_A_TASK);
  }

  static KeptRows of(Dataset<Row> edges, int groupsATask) {
    KeptRows stars = stars(edges, groupsATask);
    try (stars) {
      Column low = col(GroupEdges.LOW);
      KeptRows components =
          KeptRows.of(
              stars
                  .rows()
                  .select(explode(array(low, col(GroupEdges.HIGH))), low.as(COMPONENT))
                  .toDF(DatasetSchema.GROUP_ID, COMPONENT)
                  .distinct());
      LOG.info("{} groups are linked with others", components.count());
      return components;
    }
  }

  private static KeptRows stars(Dataset<Row> edges, int groupsATask) {
    LongAccumulator atFirst =
        edges.sparkSession().sparkContext().longAccumulator("chunks of edges");
    LongAccumulator atLast = edges.sparkSession().sparkContext().longAccumulator("chunks of stars");
    Dataset<Row> each = contracted(edges, groupsATask, atFirst);
    KeptRows stars = KeptRows.of(contracted(each.repartition(1), groupsATask, atLast));
    if (atLast.value() <= 1) {
      return stars;
    }
    long before;
    long after = fingerprint(stars.rows());
    do {
      before = after;
      try (KeptRows last = stars) {
        stars = KeptRows.of(smallStar(largeStar(last.rows())));
      }
      after = fingerprint(stars.rows());
    } while (before != after);
    return stars;
  }

  private static Dataset<Row> contracted(
      Dataset<Row> edges, int groupsATask, LongAccumulator chunks) {
    return edges
        .where(col(GroupEdges.LOW).notEqual(col(GroupEdges.HIGH)))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> new LocalStars(rows, groupsATask, chunks),
            Encoders.row(GroupEdges.SCHEMA));
  }

  /** Every neighbour that is greater than a group, with the least of its neighbours and itself. */
  private static Dataset<Row> largeStar(Dataset<Row> edges) {
    Column low = col(GroupEdges.LOW);
    Column high = col(GroupEdges.HIGH);
    Column least = min(col(TO)).over(Window.partitionBy(FROM));
    return edges
        .select(
            explode(array(struct(low.as(FROM), high.as(TO)), struct(high.as(FROM), low.as(TO))))
                .as("edge"))
        .select("edge.*")
        .withColumn(LEAST, least(col(FROM), least))
        .where(col(TO).gt(col(FROM)))
        .select(col(LEAST).as(GroupEdges.LOW), col(TO).as(GroupEdges.HIGH))
        .distinct();
  }

  /** A group and its neighbours that are smaller, with the least of those. */
  private static Dataset<Row> smallStar(Dataset<Row> edges) {
    Column low = col(GroupEdges.LOW);
    return edges
        .withColumn(LEAST, min(low).over(Window.partitionBy(GroupEdges.HIGH)))
        .select(
            explode(array(low, col(GroupEdges.HIGH))).as(GroupEdges.HIGH),
            col(LEAST).as(GroupEdges.LOW))
        .where(col(GroupEdges.LOW).notEqual(col(GroupEdges.HIGH)))
        .select(GroupEdges.LOW, GroupEdges.HIGH)
        .distinct();
  }

  /** The same for the same rows in any order; by chance alone for others. */
  private static long fingerprint(Dataset<Row> edges) {
    Column hash = xxhash64(col(GroupEdges.LOW), col(GroupEdges.HIGH));
    // As decimals: a sum of longs would overflow.
    Row row = edges.agg(sum(hash.cast(DataTypes.createDecimalType(20, 0))).as("sum")).head();
    return row.isNullAt(0) ? 0 : row.getDecimal(0).longValue();
  }
}
