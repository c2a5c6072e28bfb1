package org.unmask.dataset;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.unmask.split.DatasetSummary;
import org.unmask.split.DatasetSummary.Books;
import org.unmask.split.DatasetSummary.Groups;
import org.unmask.split.GroupCell;
import org.unmask.split.RejectReason;
import org.unmask.split.ShortcutAudit;

/** Sums a build up, with the generations that were there before. */
final class Summing {
  private final DatasetRequest request;
  private final Optional<DatasetSummary> before;
  private final long listed;

  /**
   * Sums one build up.
   *
   * @param listed how many files and rows the build was given, as their listing has them: what was
   *     accepted and what was not must come to it
   */
  Summing(DatasetRequest request, Optional<EarlierGeneration> earlier, long listed) {
    this.request = request;
    this.listed = listed;
    this.before = earlier.map(EarlierGeneration::summary);
  }

  /**
   * The summary of the dataset as it will be. It is audited beside the counting.
   *
   * @param index all images
   * @param rejected what this build left out
   * @param census all groups
   * @param found what was tied together
   */
  DatasetSummary summary(
      Dataset<Row> index, Dataset<Row> rejected, List<GroupCell> census, GroupSearch.Found found) {
    try (Beside<Optional<ShortcutAudit>> audit =
        Beside.start(
            "audit the dataset", () -> request.audit().map(auditor -> auditor.apply(index)))) {
      IndexCounts counts = IndexCounts.of(index);
      Books books = books(rejected);
      return new DatasetSummary(
          before.map(earlier -> earlier.books().plus(books)).orElse(books),
          counts.splits(),
          counts.formats(),
          groups(census, found.torn()),
          found.nearDuplicates(),
          audit.join(),
          request.plan(),
          before.map(earlier -> earlier.naming().then(request.naming())).orElseGet(request::naming),
          before.map(DatasetSummary::generations).orElse(0) + 1,
          counts.fingerprint());
    }
  }

  private Books books(Dataset<Row> rejected) {
    Map<RejectReason, Long> reasons = new EnumMap<>(RejectReason.class);
    for (Row row :
        rejected.groupBy(DatasetSchema.REASON).agg(count(lit(1)).as("files")).collectAsList()) {
      reasons.put(RejectReason.valueOf(row.getAs(DatasetSchema.REASON)), row.<Long>getAs("files"));
    }
    long duplicates = Objects.requireNonNullElse(reasons.remove(RejectReason.DUPLICATE), 0L);
    return new Books(listed, duplicates, reasons);
  }

  private Groups groups(List<GroupCell> census, long torn) {
    long number = 0;
    long largest = 0;
    for (GroupCell cell : census) {
      number += cell.groups();
      largest = Math.max(largest, cell.shape().size());
    }
    long tornBefore = before.map(earlier -> earlier.groups().torn()).orElse(0L);
    return new Groups(number, largest, Math.max(tornBefore, torn));
  }
}
