package org.unmask.cli;

import java.util.Optional;
import java.util.OptionalInt;
import org.unmask.dataset.FolderLabels;
import org.unmask.dataset.GroupPattern;
import org.unmask.dataset.ImageTable;
import org.unmask.dataset.MetadataFile;

/**
 * What {@code split} was set to.
 *
 * @param maxDistance of near-duplicates in bits; empty where they are not looked for
 * @param audit empty where it is off
 */
record SplitSettings(
    FolderLabels labels,
    Optional<GroupPattern> groupPattern,
    double maxRejectedShare,
    OptionalInt maxDistance,
    Optional<Audit> audit,
    MetadataFile.Columns metadataColumns,
    MetadataFile.Match metadataMatch,
    ImageTable.Columns tableColumns) {

  /**
   * The shortcut audit.
   *
   * @param threshold the strength from which on a feature is warned of, 0.5 to 1
   * @param maxImages how many images it looks at, at most
   */
  record Audit(double threshold, int maxImages) {}

  /** How to read the metadata file at {@code path}. */
  MetadataFile metadata(String path) {
    return new MetadataFile(path, metadataColumns, metadataMatch);
  }
}
