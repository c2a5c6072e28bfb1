package org.unmask.dataset;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What later generations have to know of keys beside the names of their groups, as rows of {@link
 * GroupEdges#SCHEMA}. Two keys in a row belong to one group. A key beside itself is barred: it
 * belongs to groups that lie in two splits, and has no image in the dataset, so none may come.
 */
final class Ties {
  /** Whether the group of an image holds a key that is barred. */
  static final String BARRED = "barred";

  private static final String SPLITS = "splits";
  private static final String ROOT = "root";
  private static final String OTHER_ROOT = "other_root";

  private Ties() {}

  /** Each key beside the least of its group. */
  static Dataset<Row> of(Dataset<Row> components) {
    Column least = col(ConnectedGroups.COMPONENT);
    Column key = col(DatasetSchema.GROUP_ID);
    return components
        .filter(least.notEqual(key))
        .select(least.as(GroupEdges.LOW), key.as(GroupEdges.HIGH));
  }

  /**
   * The same as far as it was not known before, of groups that stay where folders have them.
   *
   * @param components of {@link ConnectedGroups#of}
   * @param earlier components of what was known before; empty where nothing was
   */
  static Dataset<Row> ofFolders(Dataset<Row> components, Optional<Dataset<Row>> earlier) {
    Dataset<Row> all = of(components);
    return earlier.map(before -> added(all, before)).orElse(all);
  }

  /**
   * The same of groups that lie in one split, as far as it was not known before; what would tie
   * images of two splits together is left out of the dataset, and so its keys are barred. Keys that
   * have images there, or were known for such a group before, are not: they go on taking images,
   * each in its own split.
   *
   * @param components of {@link ConnectedGroups#of}
   * @param grouped of {@link #marked}
   * @param ties what was known before; empty where nothing was
   * @param earlier components of those
   */
  static Dataset<Row> of(
      Dataset<Row> components,
      Dataset<Row> grouped,
      Optional<Dataset<Row>> ties,
      Optional<Dataset<Row>> earlier) {
    Dataset<Row> torn =
        grouped
            .groupBy(col(DatasetSchema.GROUP_ID).as(ConnectedGroups.COMPONENT))
            .agg(countDistinct(InspectedSchema.KEPT_SPLIT).as(SPLITS), max(col(BARRED)).as(BARRED))
            .filter(col(SPLITS).gt(1).or(col(BARRED)))
            .select(ConnectedGroups.COMPONENT);
    Dataset<Row> kept =
        rooted(
                grouped
                    .filter(col(InspectedSchema.KEPT_SPLIT).isNotNull())
                    .select(col(Judgement.KEY).as(DatasetSchema.GROUP_ID)),
                DatasetSchema.GROUP_ID,
                ROOT,
                earlier)
            .select(ROOT)
            .distinct();
    Dataset<Row> ofTorn =
        components
            .join(torn, ConnectedGroups.COMPONENT, "left_semi")
            .select(DatasetSchema.GROUP_ID);
    Dataset<Row> barred =
        rooted(ofTorn, DatasetSchema.GROUP_ID, ROOT, earlier)
            .join(kept, ROOT, "left_anti")
            .select(DatasetSchema.GROUP_ID);
    Dataset<Row> newlyBarred =
        ties.map(of -> barred.join(barred(of), DatasetSchema.GROUP_ID, "left_anti")).orElse(barred);
    Dataset<Row> whole = of(components.join(torn, ConnectedGroups.COMPONENT, "left_anti"));
    return earlier
        .map(before -> added(whole, before))
        .orElse(whole)
        .union(
            newlyBarred.select(
                col(DatasetSchema.GROUP_ID).as(GroupEdges.LOW),
                col(DatasetSchema.GROUP_ID).as(GroupEdges.HIGH)));
  }

  /** The {@link DatasetSchema#GROUP_ID} of what is barred. */
  private static Dataset<Row> barred(Dataset<Row> ties) {
    return ties.filter(col(GroupEdges.LOW).equalTo(col(GroupEdges.HIGH)))
        .select(col(GroupEdges.LOW).as(DatasetSchema.GROUP_ID));
  }

  /**
   * The images with {@link #BARRED}.
   *
   * @param grouped of {@link Grouping#join}
   * @param components what they were joined with
   * @param ties of before; empty where there are none
   */
  static Dataset<Row> marked(
      Dataset<Row> grouped, Dataset<Row> components, Optional<Dataset<Row>> ties) {
    if (ties.isEmpty()) {
      return grouped.withColumn(BARRED, lit(false));
    }
    Dataset<Row> barred =
        barred(ties.get())
            .join(components, DatasetSchema.GROUP_ID, "left_outer")
            .select(
                coalesce(col(ConnectedGroups.COMPONENT), col(DatasetSchema.GROUP_ID))
                    .as(DatasetSchema.GROUP_ID))
            .distinct()
            .withColumn(BARRED, lit(true));
    return grouped
        .join(barred, DatasetSchema.GROUP_ID, "left_outer")
        .withColumn(BARRED, coalesce(col(BARRED), lit(false)));
  }

  /**
   * The edges between keys that were not tied before.
   *
   * @param edges of {@link GroupEdges#SCHEMA}
   * @param earlier components of what was tied before
   */
  static Dataset<Row> added(Dataset<Row> edges, Dataset<Row> earlier) {
    Optional<Dataset<Row>> before = Optional.of(earlier);
    return rooted(rooted(edges, GroupEdges.LOW, ROOT, before), GroupEdges.HIGH, OTHER_ROOT, before)
        .filter(not(col(ROOT).equalTo(col(OTHER_ROOT))))
        .select(GroupEdges.LOW, GroupEdges.HIGH);
  }

  /** Adds to each row what its key was tied to before: the least of those, or itself. */
  private static Dataset<Row> rooted(
      Dataset<Row> rows, String key, String root, Optional<Dataset<Row>> components) {
    return components
        .map(
            known ->
                rows.join(
                    known.select(
                        col(DatasetSchema.GROUP_ID).as(key),
                        col(ConnectedGroups.COMPONENT).as(root)),
                    key,
                    "left_outer"))
        .orElseGet(() -> rows.withColumn(root, col(key)))
        .withColumn(root, coalesce(col(root), col(key)));
  }
}
