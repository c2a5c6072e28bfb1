package org.unmask.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.unmask.split.DatasetSummary.NearDuplicates;

/**
 * Finds what belongs together beyond the groups that are named, and ties it. Where the splits of
 * folders are kept nothing may move, nor may what the dataset holds already: images without a name
 * of a group that belong together are one within each split then, and what lies in several is
 * counted.
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
   * @param ties what later generations have to know, see {@link Ties}; empty where nothing is tied
   * @param torn how many groups have images of before in more than one split, by files that they
   *     share and not by looks, where what is new stays out; 0 where folders decide
   */
  record Found(
      Dataset<Row> grouped,
      Dataset<Row> joined,
      Optional<NearDuplicates> nearDuplicates,
      Optional<Dataset<Row>> ties,
      long torn) {}

  /**
   * Groups that are made of several keys.
   *
   * @param acrossFolders how many lie in several splits of folders
   */
  private record Tied(long groups, long acrossFolders) {
    static final Tied NONE = new Tied(0, 0);

    static Tied of(Dataset<Row> together) {
      Row row =
          together
              .filter(col(Grouping.TIED))
              .groupBy(DatasetSchema.GROUP_ID)
              .agg(several(InspectedSchema.FOLDER_SPLIT).as("across_folders"))
              .agg(count(lit(1)), count_if(col("across_folders")))
              .collectAsList()
              .get(0);
      return new Tied(row.getLong(0), row.getLong(1));
    }
  }

  private static Column several(String split) {
    return min(split).notEqual(max(split));
  }

  /**
   * Searches.
   *
   * @param sharedBytes how many files have the bytes of an image with another key
   * @param earlier what the images are to join
   */
  Found search(Dataset<Row> judged, long sharedBytes, Optional<EarlierGeneration> earlier) {
    Dataset<Row> accepted = Judgement.accepted(judged);
    List<Dataset<Row>> edges = new ArrayList<>();
    Optional<Dataset<Row>> ties = earlier.flatMap(EarlierGeneration::ties);
    ties.ifPresent(edges::add);
    if (sharedBytes > 0) {
      edges.add(Grouping.sameBytes(judged));
    }
    Optional<KeptRows> alike = alike(accepted);
    alike.filter(found -> found.count() > 0).ifPresent(found -> edges.add(found.rows()));
    if (edges.isEmpty()) {
      Dataset<Row> apart = Grouping.apart(accepted);
      return new Found(
          apart,
          apart.limit(0),
          alike.map(none -> counts(0, Tied.NONE, false, earlier)),
          Optional.empty(),
          0);
    }
    Dataset<Row> components = components(edges.stream().reduce(Dataset::union).orElseThrow());
    Optional<Dataset<Row>> before = ties.map(this::components);
    Dataset<Row> together =
        persisted.keep(Ties.marked(Grouping.join(accepted, components), components, ties));
    Tied tied = alike.isPresent() ? Tied.of(together) : Tied.NONE;
    Optional<NearDuplicates> counts =
        alike.map(found -> counts(links(found, before), tied, ties.isPresent(), earlier));
    Dataset<Row> joined = together.filter(col(Grouping.TIED));
    return switch (request.plan().assignment()) {
      case BY_FRACTIONS ->
          new Found(
              together,
              joined,
              counts,
              Optional.of(
                  earlier.isEmpty()
                      ? Ties.of(components)
                      : Ties.of(components, together, ties, before)),
              sharedBytes > 0 && earlier.isPresent() ? torn(judged, ties) : 0);
      case BY_FOLDERS ->
          new Found(
              Grouping.withinFolders(together),
              joined,
              counts,
              Optional.of(Ties.ofFolders(components, before)),
              0);
    };
  }

  private long torn(Dataset<Row> judged, Optional<Dataset<Row>> ties) {
    Dataset<Row> copies = Grouping.sameBytes(judged);
    Dataset<Row> before =
        Judgement.accepted(judged).filter(col(InspectedSchema.KEPT_SPLIT).isNotNull());
    return Grouping.join(before, components(ties.map(copies::union).orElse(copies)))
        .filter(col(Grouping.TIED))
        .groupBy(DatasetSchema.GROUP_ID)
        .agg(several(InspectedSchema.KEPT_SPLIT).as("torn"))
        .filter(col("torn"))
        .count();
  }

  private Optional<KeptRows> alike(Dataset<Row> accepted) {
    if (request.maxDistance().isEmpty()) {
      return Optional.empty();
    }
    int distance = request.maxDistance().getAsInt();
    return Optional.of(
        persisted.keep(
            JobProgress.described(
                context, "Looking for near-duplicates", () -> Grouping.alike(accepted, distance))));
  }

  private Dataset<Row> components(Dataset<Row> edges) {
    return persisted
        .keep(JobProgress.described(context, "Joining groups", () -> ConnectedGroups.of(edges)))
        .rows();
  }

  /** How many pairs of keys look alike and were not tied before, and so not counted. */
  private static long links(KeptRows alike, Optional<Dataset<Row>> before) {
    return before.map(known -> Ties.added(alike.rows(), known).count()).orElse(alike.count());
  }

  /**
   * Of the whole dataset. Where folders decide, and nothing is known of ties, all links are found
   * anew: datasets made until 2026-11-29 tied nothing then.
   *
   * @param links those that no earlier generation has
   * @param known whether earlier generations had ties
   */
  private NearDuplicates counts(
      long links, Tied tied, boolean known, Optional<EarlierGeneration> earlier) {
    int distance = request.maxDistance().orElseThrow();
    long before =
        earlier
            .flatMap(generation -> generation.summary().nearDuplicates())
            .map(NearDuplicates::links)
            .orElse(0L);
    return switch (request.plan().assignment()) {
      case BY_FRACTIONS -> new NearDuplicates(distance, before + links, tied.groups(), 0);
      case BY_FOLDERS ->
          new NearDuplicates(
              distance, known ? before + links : links, tied.groups(), tied.acrossFolders());
    };
  }
}
