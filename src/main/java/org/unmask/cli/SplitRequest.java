package org.unmask.cli;

import java.util.List;
import java.util.Optional;
import org.unmask.dataset.ImageFolder;

/**
 * What {@code unmask split} was asked for.
 *
 * @param images folders; may be empty where there are tables or metadata
 * @param tables Parquet tables with images, named as folders are
 * @param metadata a file with labels and groups
 * @param dataset the folder to write
 */
record SplitRequest(
    List<ImageFolder> images,
    List<ImageFolder> tables,
    Optional<String> metadata,
    String dataset,
    FolderSplits folderSplits,
    IfThere ifThere,
    OnLeak onLeak) {

  /** What folders named {@code Train}, {@code Validation} and {@code Test} mean. */
  enum FolderSplits {
    /** Nothing: every image is assigned anew. */
    IGNORED,
    /** The split of what is in them. */
    KEPT
  }

  /** What to do with a dataset that is there. */
  enum IfThere {
    REFUSE,
    REPLACE,
    /** The images join it. */
    APPEND
  }

  /** What a shortcut means for the exit code. */
  enum OnLeak {
    WARN,
    FAIL
  }

  SplitRequest {
    images = List.copyOf(images);
    tables = List.copyOf(tables);
  }
}
