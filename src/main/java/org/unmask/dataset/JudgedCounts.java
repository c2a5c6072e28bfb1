package org.unmask.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.unmask.image.Label;
import org.unmask.split.RejectReason;

/**
 * What became of the files of this build, those of earlier generations left out.
 *
 * @param accepted by label
 * @param bytes of the accepted
 * @param refused by reason, duplicates among them
 * @param examples one path for each reason
 * @param named how many files metadata named
 * @param sharedBytes how many have the bytes of an image of another key
 */
record JudgedCounts(
    Map<Label, Long> accepted,
    long bytes,
    Map<RejectReason, Long> refused,
    Map<RejectReason, String> examples,
    long named,
    long sharedBytes) {

  static JudgedCounts of(Dataset<Row> judged) {
    Map<Label, Long> accepted = new EnumMap<>(Label.class);
    Map<RejectReason, Long> refused = new EnumMap<>(RejectReason.class);
    Map<RejectReason, String> examples = new EnumMap<>(RejectReason.class);
    long bytes = 0;
    long named = 0;
    long shared = 0;
    for (Row row :
        judged
            .filter(col(InspectedSchema.KEPT_SPLIT).isNull())
            .groupBy(DatasetSchema.REASON, DatasetSchema.LABEL)
            .agg(
                count(lit(1)).as("files"),
                sum(col(DatasetSchema.BYTES)).as("bytes"),
                min(DatasetSchema.PATH).as("example"),
                sum(col(InspectedSchema.NAMED).cast("long")).as("named"),
                count_if(col(Judgement.KEY).notEqual(col(Judgement.FIRST_KEY))).as("shared"))
            .collectAsList()) {
      long files = row.<Long>getAs("files");
      named += row.<Long>getAs("named");
      shared += row.<Long>getAs("shared");
      String reason = row.getAs(DatasetSchema.REASON);
      if (reason == null) {
        accepted.merge(Label.valueOf(row.getAs(DatasetSchema.LABEL)), files, Long::sum);
        bytes += row.<Long>getAs("bytes");
      } else {
        RejectReason why = RejectReason.valueOf(reason);
        refused.merge(why, files, Long::sum);
        examples.merge(why, row.getAs("example"), (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
    }
    return new JudgedCounts(accepted, bytes, refused, examples, named, shared);
  }

  /**
   * The same when groups have split some of what was accepted off.
   *
   * @param grouped of the accepted alone
   */
  JudgedCounts regrouped(JudgedCounts grouped) {
    Map<RejectReason, Long> allRefused = new EnumMap<>(RejectReason.class);
    allRefused.putAll(refused);
    grouped.refused.forEach((reason, files) -> allRefused.merge(reason, files, Long::sum));
    Map<RejectReason, String> allExamples = new EnumMap<>(RejectReason.class);
    allExamples.putAll(examples);
    grouped.examples.forEach(allExamples::putIfAbsent);
    return new JudgedCounts(
        grouped.accepted, grouped.bytes, allRefused, allExamples, named, sharedBytes);
  }

  /** How many files were found. */
  long found() {
    return acceptedInAll() + refused.values().stream().mapToLong(Long::longValue).sum();
  }

  long acceptedInAll() {
    return accepted.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The share of files that were refused for what they are; duplicates are no fault. 0 to 1. */
  double refusedShare() {
    long faults = found() - acceptedInAll() - refused.getOrDefault(RejectReason.DUPLICATE, 0L);
    return found() == 0 ? 0 : (double) faults / found();
  }

  /** Such as {@code CORRUPT=3 (such as file:/a.jpg), NO_LABEL=1 (such as …)}. */
  String refusals() {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(refused)
        .forEach(
            (reason, files) ->
                text.append(text.isEmpty() ? "" : ", ")
                    .append(reason)
                    .append('=')
                    .append(files)
                    .append(" (such as ")
                    .append(examples.get(reason))
                    .append(')'));
    return text.toString();
  }
}
