package org.unmask.cli;

import java.util.List;
import java.util.Optional;
import org.unmask.storage.OutputTarget.IfPresent;

/**
 * What {@code unmask split} was asked for.
 *
 * @param images folders, as Hadoop paths; at least one
 * @param metadata a CSV file with labels and groups
 * @param dataset the folder to write
 */
record SplitRequest(
    List<String> images,
    Optional<String> metadata,
    String dataset,
    FolderSplits folderSplits,
    IfPresent ifPresent) {

  /** What folders named {@code Train}, {@code Validation} and {@code Test} mean. */
  enum FolderSplits {
    /** Nothing: every image is assigned anew. */
    IGNORED,
    /** The split of what is in them. */
    KEPT
  }

  SplitRequest {
    images = List.copyOf(images);
  }
}
