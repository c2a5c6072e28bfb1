package org.unmask.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.unmask.image.Label;
import org.unmask.split.DatasetSummary;
import org.unmask.split.RejectReason;

/**
 * The dataset that new images join.
 *
 * @param folder where it lies
 * @param summary what it says of itself
 * @param index its images
 * @param ties what it remembers of keys, see {@link Ties}
 * @param rejected what it left out
 */
record EarlierGeneration(
    Path folder,
    DatasetSummary summary,
    Dataset<Row> index,
    Optional<Dataset<Row>> ties,
    Optional<Dataset<Row>> rejected) {
  private static final Set<String> NOT_NAMED_NOW =
      Set.of(InspectedSchema.NAMED, InspectedSchema.IN_TABLE);
  private static final Set<String> NOT_REFUSED = Set.of(DatasetSchema.REASON, DatasetSchema.DETAIL);

  /**
   * Makes sure that new images are divided and compared as those of before were.
   *
   * @throws IllegalArgumentException naming what differs
   */
  void requireAlike(DatasetRequest request) {
    if (!summary.plan().equals(request.plan())) {
      throw new IllegalArgumentException(
          "Cannot append to %s: it was made with %s, and now it is %s"
              .formatted(folder, summary.plan(), request.plan()));
    }
    OptionalInt distance =
        summary
            .nearDuplicates()
            .map(found -> OptionalInt.of(found.maxDistance()))
            .orElse(OptionalInt.empty());
    if (!distance.equals(request.maxDistance())) {
      throw new IllegalArgumentException(
          "Cannot append to %s: near-duplicates were looked for within %s bits, and now it is %s"
              .formatted(folder, shown(distance), shown(request.maxDistance())));
    }
    if (summary.audit().isPresent() != request.audit().isPresent()) {
      throw new IllegalArgumentException(
          "Cannot append to %s: its shortcut audit was %s, and now it is not"
              .formatted(folder, summary.audit().isPresent() ? "on" : "off"));
    }
    requirePattern(request.naming().pattern());
  }

  /** Under another, images of one group would have unlike keys. */
  private void requirePattern(Optional<String> now) {
    Optional<String> before = summary.naming().pattern();
    if (before.isPresent() && !before.equals(now)) {
      throw new IllegalArgumentException(
          "Cannot append to %s: its groups were found in paths by the pattern %s, and now it is %s; give the old one: --set 'split.group-pattern=%s'"
              .formatted(folder, before.get(), now.orElse("none"), before.get()));
    }
  }

  /** Its images by label. */
  Map<Label, Long> labels() {
    Map<Label, Long> labels = new EnumMap<>(Label.class);
    summary.counts().forEach(count -> labels.merge(count.label(), count.images(), Long::sum));
    return labels;
  }

  static EarlierGeneration of(DatasetReader reader) {
    return new EarlierGeneration(
        reader.folder(),
        reader.summary(),
        reader.index(),
        reader.table(DatasetLayout.TIES, GroupEdges.SCHEMA),
        reader.table(DatasetLayout.REJECTED, DatasetSchema.REJECTED));
  }

  private static String shown(OptionalInt distance) {
    return distance.isPresent() ? String.valueOf(distance.getAsInt()) : "no";
  }

  /**
   * The bytes that came under both labels: {@link DatasetSchema#IMAGE_ID}, each once, and {@link
   * Judgement#REFUSED_PATH}. Empty where none did.
   */
  Optional<Dataset<Row>> labelConflicts() {
    return rejected
        .filter(files -> summary.rejected().getOrDefault(RejectReason.LABEL_CONFLICT, 0L) > 0)
        .map(
            files ->
                files
                    .filter(col(DatasetSchema.REASON).equalTo(RejectReason.LABEL_CONFLICT.name()))
                    .groupBy(DatasetSchema.IMAGE_ID)
                    .agg(min(DatasetSchema.PATH).as(Judgement.REFUSED_PATH)));
  }

  /** Its images as rows of {@link InspectedSchema#SCHEMA}. */
  Dataset<Row> asInspected() {
    List<Column> columns =
        Arrays.stream(InspectedSchema.SCHEMA.fields()).map(EarlierGeneration::column).toList();
    return index.select(columns.toArray(Column[]::new));
  }

  private static Column column(StructField field) {
    String name = field.name();
    Column value;
    if (name.equals(InspectedSchema.GROUP_KEY)) {
      value = col(DatasetSchema.GROUP_ID);
    } else if (name.equals(InspectedSchema.FOLDER_SPLIT)
        || name.equals(InspectedSchema.KEPT_SPLIT)) {
      value = col(DatasetSchema.SPLIT);
    } else if (NOT_NAMED_NOW.contains(name)) {
      value = lit(false);
    } else if (NOT_REFUSED.contains(name)) {
      value = lit(null);
    } else {
      value = col(name);
    }
    return value.cast(field.dataType()).as(name);
  }
}
