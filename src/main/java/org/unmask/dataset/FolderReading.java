package org.unmask.dataset;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unmask.image.Label;
import org.unmask.split.RejectReason;
import org.unmask.split.SplitName;
import org.unmask.storage.StoredFile;

/** What the place of a file, and the row of metadata that names it, say of it. */
final class FolderReading implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ImageRoots roots;
  private final FolderLabels labels;
  private final @Nullable GroupPattern pattern;
  private final Set<String> governed;
  private final String metadataPath;

  /**
   * Reads files below some roots.
   *
   * @param governed the folders of the roots that metadata speaks for
   * @param metadataPath full path of the metadata, for messages; empty where there is none
   */
  FolderReading(
      ImageRoots roots,
      FolderLabels labels,
      Optional<GroupPattern> pattern,
      Set<String> governed,
      String metadataPath) {
    this.roots = roots;
    this.labels = labels;
    this.pattern = pattern.orElse(null);
    this.governed = Set.copyOf(governed);
    this.metadataPath = metadataPath;
  }

  /** A place that could not be looked into. */
  Candidate unlisted(String path, String problem) {
    return Candidate.refused(
        path, 0, nearest(path).source(), new Rejection(RejectReason.UNREADABLE, problem));
  }

  /** Reads a file that metadata does not name. */
  Candidate unnamed(StoredFile file) {
    ImageRoot root = nearest(file.path());
    if (governed.contains(root.folder())) {
      return Candidate.refused(
          file.path(),
          file.bytes(),
          root.source(),
          new Rejection(RejectReason.NOT_IN_METADATA, "not in " + metadataPath));
    }
    Label label = labels.nearestLabel(root.foldersOf(file.path())).orElse(null);
    return candidate(file, root, label, null, false);
  }

  /** Reads a file that a row of metadata names. */
  Candidate named(StoredFile file, Label label, @Nullable String group) {
    ImageRoot root = nearest(file.path());
    return governed.contains(root.folder())
        ? candidate(file, root, label, group, true)
        : unnamed(file);
  }

  private Candidate candidate(
      StoredFile file,
      ImageRoot root,
      @Nullable Label label,
      @Nullable String group,
      boolean named) {
    String key = group;
    if (key == null && pattern != null) {
      key = pattern.groupOf(root.below(file.path())).orElse(null);
    }
    SplitName split = FolderLabels.nearestSplit(root.foldersOf(file.path())).orElse(null);
    return new Candidate(
        file.path(), file.bytes(), root.source(), label, key, split, named, null, null);
  }

  private ImageRoot nearest(String file) {
    return roots
        .nearest(file)
        .orElseThrow(() -> new IllegalStateException(file + " lies below no root"));
  }
}
