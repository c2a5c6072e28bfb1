package org.unmask.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.LongAccumulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds groups with images that look alike, by their perceptual hashes. No pair of all pairs is
 * looked at: equal hashes collapse to one, and those are sorted in 16 ways ({@link HashBands}) and
 * compared with few neighbours ({@link BucketWalk}). The cost is linear in the images, but for the
 * sorting; the driver holds nothing. The result hangs on the rows alone, not on their order or
 * partitions.
 *
 * <p>MLlib's own hashing does not serve here. Its tables each take one value of one hash function,
 * where a band takes 8 bits: two hashes that have nothing in common share a bucket of {@code
 * MinHashLSH} in a third of all cases, and its join compares all that do. {@code scripts/bench
 * groups} shows both beside each other.
 */
final class NearDuplicates {
  private static final Logger LOG = LoggerFactory.getLogger(NearDuplicates.class);

  /** PDQ's own bound of a match, of 256 bits. */
  static final int DEFAULT_DISTANCE = 31;

  /**
   * Beyond, pictures that are merely composed alike chain into giants: of 6,333 scenes of 16,000
   * face crops the largest component holds 4 at 50 bits, 5 at 60, 14 at 70, and 1,660 at 80.
   */
  static final int LARGEST_DISTANCE = 48;

  private static final String FIRST_GROUP = "first_group";
  private static final String KEY = "key";
  private static final UserDefinedFunction KEYS =
      udf(
          (UDF1<byte[], byte[][]>) HashBands::keys,
          DataTypes.createArrayType(DataTypes.BinaryType, false));

  private NearDuplicates() {}

  /**
   * Edges of {@link GroupEdges#SCHEMA} that connect groups with images at most {@code maxDistance}
   * bits apart: each edge is between such images, and where many look alike there are enough edges
   * to connect them, not one a pair.
   *
   * @param images with {@link DatasetSchema#GROUP_ID} and {@link DatasetSchema#PERCEPTUAL_HASH};
   *     rows without a hash are near nothing
   * @param maxDistance 0 (equal hashes) to {@link #LARGEST_DISTANCE}
   * @return edges, each once; the caller closes them
   */
  static KeptRows edges(Dataset<Row> images, int maxDistance) {
    if (maxDistance < 0 || maxDistance > LARGEST_DISTANCE) {
      throw new IllegalArgumentException(
          "Invalid distance: %d (0 to %d)".formatted(maxDistance, LARGEST_DISTANCE));
    }
    LongAccumulator crowded =
        images.sparkSession().sparkContext().longAccumulator("crowded buckets of hashes");
    Dataset<Row> hashes = firstGroups(images);
    Dataset<Row> equal =
        hashes
            .where(col(FIRST_GROUP).notEqual(col(DatasetSchema.GROUP_ID)))
            .select(
                col(FIRST_GROUP).as(GroupEdges.LOW),
                col(DatasetSchema.GROUP_ID).as(GroupEdges.HIGH));
    Dataset<Row> near =
        hashes
            .where(col(FIRST_GROUP).equalTo(col(DatasetSchema.GROUP_ID)))
            .select(
                explode(KEYS.apply(col(DatasetSchema.PERCEPTUAL_HASH))).as(KEY), col(FIRST_GROUP))
            .repartition(substring(col(KEY), 1, HashBands.BUCKET_BYTES))
            .sortWithinPartitions(KEY)
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>)
                    rows -> new BucketWalk(rows, maxDistance, crowded),
                Encoders.row(GroupEdges.SCHEMA));
    KeptRows edges = KeptRows.of(equal.union(near).distinct());
    if (crowded.value() > 0) {
      LOG.info(
          "{} buckets hold more than {} hashes: there each was compared with its nearest in order",
          crowded.value(),
          BucketWalk.WINDOW);
    }
    LOG.info("Found {} edges between groups with near-duplicates", edges.count());
    return edges;
  }

  /** Each hash with each of its groups, once, and with the first of them. */
  private static Dataset<Row> firstGroups(Dataset<Row> images) {
    return images
        .where(col(DatasetSchema.PERCEPTUAL_HASH).isNotNull())
        .select(col(DatasetSchema.PERCEPTUAL_HASH), col(DatasetSchema.GROUP_ID))
        .withColumn(
            FIRST_GROUP,
            min(col(DatasetSchema.GROUP_ID))
                .over(Window.partitionBy(DatasetSchema.PERCEPTUAL_HASH)))
        .distinct();
  }
}
