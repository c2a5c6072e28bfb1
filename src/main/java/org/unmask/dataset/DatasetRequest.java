package org.unmask.dataset;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.unmask.Progress;
import org.unmask.split.DatasetSummary.Plan;
import org.unmask.split.GroupNaming;
import org.unmask.split.GroupNaming.ByMetadata;
import org.unmask.split.ShortcutAudit;

/**
 * All that a build was asked for.
 *
 * @param folders where files are
 * @param tables where images are in Parquet
 * @param codec what decodes them, within the limits
 * @param maxDistance of near-duplicates in bits; empty where they are not looked for
 * @param maxRejectedShare the job fails where more of the files are refused, 0 to 1
 * @param slots how many tasks run at once; no result hangs on it
 * @param audit what tells of shortcuts by the index; empty where nobody asks
 */
record DatasetRequest(
    List<ImageFolder> folders,
    List<ImageTable> tables,
    Optional<MetadataFile> metadata,
    FolderLabels labels,
    Optional<GroupPattern> pattern,
    Plan plan,
    ExecutorCodec codec,
    OptionalInt maxDistance,
    double maxRejectedShare,
    Optional<Function<Dataset<Row>, ShortcutAudit>> audit,
    DatasetFinish finish,
    int slots,
    Progress progress) {

  /** What names groups. */
  GroupNaming naming() {
    boolean named =
        metadata
                .map(MetadataFile::columns)
                .filter(columns -> columns.group().isPresent() || columns.original().isPresent())
                .isPresent()
            || tables.stream().anyMatch(table -> table.columns().group().isPresent());
    return new GroupNaming(
        pattern.map(GroupPattern::toString), named ? ByMetadata.NAMED : ByMetadata.NEVER);
  }

  Measuring measuring() {
    return Measuring.of(audit.isPresent(), maxDistance.isPresent());
  }
}
