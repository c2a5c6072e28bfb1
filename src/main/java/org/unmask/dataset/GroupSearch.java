package org.unmask.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.unmask.split.DatasetSummary.Assignment;
import org.unmask.split.DatasetSummary.NearDuplicates;

/**
 * Finds what belongs together beyond the groups that are named, and ties it. Where the splits of
 * folders are kept nothing may move: near-duplicates are counted then, and left where they are.
 */
final class GroupSearch {
  private final DatasetRequest request;
  private final SparkContext context;
  private final Persisted persisted;

  GroupSearch(DatasetRequest request, SparkContext context, Persisted persisted) {
    this.request = request;
    this.context = context;
    this.persisted = persisted;
  }

  /**
   * What came of it.
   *
   * @param grouped the accepted images with their {@link DatasetSchema#GROUP_ID}
   * @param joined those in groups made of several keys
   * @param nearDuplicates the counts; empty where nothing was looked for
   */
  record Found(
      Dataset<Row> grouped, Dataset<Row> joined, Optional<NearDuplicates> nearDuplicates) {}

  /**
   * Searches.
   *
   * @param sharedBytes how many files have the bytes of an image with another key
   */
  Found search(Dataset<Row> judged, long sharedBytes) {
    Dataset<Row> accepted = Judgement.accepted(judged);
    Dataset<Row> apart = Grouping.apart(accepted);
    if (request.maxDistance().isEmpty()) {
      return sharedBytes == 0
          ? new Found(apart, apart.limit(0), Optional.empty())
          : tied(accepted, components(Grouping.sameBytes(judged)), Optional.empty());
    }
    int distance = request.maxDistance().getAsInt();
    KeptRows alike =
        persisted.keep(
            JobProgress.described(
                context, "Looking for near-duplicates", () -> Grouping.alike(accepted, distance)));
    if (alike.count() == 0 && sharedBytes == 0) {
      return new Found(apart, apart.limit(0), Optional.of(new NearDuplicates(distance, 0, 0, 0)));
    }
    Dataset<Row> components = components(alike.rows().union(Grouping.sameBytes(judged)));
    Dataset<Row> together = Grouping.join(accepted, components);
    return tied(accepted, components, Optional.of(counted(together, distance, alike.count())));
  }

  private Dataset<Row> components(Dataset<Row> edges) {
    return persisted
        .keep(JobProgress.described(context, "Joining groups", () -> ConnectedGroups.of(edges)))
        .rows();
  }

  private Found tied(
      Dataset<Row> accepted, Dataset<Row> components, Optional<NearDuplicates> counts) {
    Dataset<Row> together = persisted.keep(Grouping.join(accepted, components));
    Dataset<Row> joined = together.filter(col(Grouping.TIED));
    return switch (request.plan().assignment()) {
      case BY_FRACTIONS -> new Found(together, joined, counts);
      case BY_FOLDERS -> new Found(Grouping.apart(accepted), joined, counts);
    };
  }

  private NearDuplicates counted(Dataset<Row> together, int distance, long links) {
    Row row =
        together
            .filter(col(Grouping.TIED))
            .groupBy(DatasetSchema.GROUP_ID)
            .agg(countDistinct(InspectedSchema.FOLDER_SPLIT).as("splits"))
            .agg(count(lit(1)), count_if(col("splits").gt(1)))
            .collectAsList()
            .get(0);
    long across = request.plan().assignment() == Assignment.BY_FOLDERS ? row.getLong(1) : 0;
    return new NearDuplicates(distance, links, row.getLong(0), across);
  }
}
