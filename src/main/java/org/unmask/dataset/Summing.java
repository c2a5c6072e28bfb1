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
import org.unmask.split.DatasetSummary.NearDuplicates;
import org.unmask.split.GroupCell;
import org.unmask.split.RejectReason;
import org.unmask.split.ShortcutAudit;

/** Sums a build up, with the generations that were there before. */
final class Summing {
  private final DatasetRequest request;
  private final Optional<DatasetSummary> before;

  Summing(DatasetRequest request, Optional<EarlierGeneration> earlier) {
    this.request = request;
    this.before = earlier.map(EarlierGeneration::summary);
  }

  /**
   * The summary of the dataset as it will be. It is audited beside the counting.
   *
   * @param index all images
   * @param rejected what this build left out
   * @param census all groups
   */
  DatasetSummary summary(
      Dataset<Row> index,
      Dataset<Row> rejected,
      List<GroupCell> census,
      Optional<NearDuplicates> nearDuplicates) {
    try (Beside<Optional<ShortcutAudit>> audit =
        Beside.start(
            "audit the dataset", () -> request.audit().map(auditor -> auditor.apply(index)))) {
      IndexCounts counts = IndexCounts.of(index);
      long accepted = counts.images() - before.map(DatasetSummary::accepted).orElse(0L);
      Books books = books(rejected, accepted);
      return new DatasetSummary(
          before.map(earlier -> earlier.books().plus(books)).orElse(books),
          counts.splits(),
          counts.formats(),
          groups(census),
          nearDuplicates,
          audit.join(),
          request.plan(),
          before.map(DatasetSummary::generations).orElse(0) + 1,
          counts.fingerprint());
    }
  }

  private static Books books(Dataset<Row> rejected, long accepted) {
    Map<RejectReason, Long> reasons = new EnumMap<>(RejectReason.class);
    long found = accepted;
    for (Row row :
        rejected.groupBy(DatasetSchema.REASON).agg(count(lit(1)).as("files")).collectAsList()) {
      long files = row.<Long>getAs("files");
      reasons.put(RejectReason.valueOf(row.getAs(DatasetSchema.REASON)), files);
      found += files;
    }
    long duplicates = Objects.requireNonNullElse(reasons.remove(RejectReason.DUPLICATE), 0L);
    return new Books(found, duplicates, reasons);
  }

  private static Groups groups(List<GroupCell> census) {
    long number = 0;
    long largest = 0;
    for (GroupCell cell : census) {
      number += cell.groups();
      largest = Math.max(largest, cell.shape().size());
    }
    return new Groups(number, largest);
  }
}
