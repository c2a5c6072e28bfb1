package org.unmask.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.unmask.image.Label;
import org.unmask.split.RejectReason;
import org.unmask.split.SplitName;
import org.unmask.storage.FileListing;
import org.unmask.storage.StoredFile;

/**
 * All files below the roots, with what their folders or the metadata say of them.
 *
 * @param candidates the files worth reading, in order of path
 * @param unread the files that metadata does not name, below the roots that it speaks for
 */
record CandidateListing(List<Candidate> candidates, List<Rejection> unread) {

  /**
   * Lists without the metadata file itself, which is no image. Metadata speaks for the roots that
   * it names images of; other roots go by their folders, so that a set with metadata and one
   * without make a dataset together.
   */
  static CandidateListing of(
      List<ImageRoot> roots, Optional<Metadata> metadata, Configuration configuration) {
    List<StoredFile> files =
        FileListing.list(roots.stream().map(ImageRoot::path).toList(), configuration);
    List<Candidate> candidates = new ArrayList<>(files.size());
    List<Rejection> unread = new ArrayList<>();
    Set<String> found = new HashSet<>();
    Set<ImageRoot> governed = new HashSet<>();
    metadata.ifPresent(
        named -> roots.stream().filter(named::namesSomeBelow).forEach(governed::add));
    for (StoredFile file : files) {
      ImageRoot root = nearest(roots, file.path());
      if (metadata.isPresent() && file.path().equals(metadata.get().path())) {
        continue;
      }
      List<String> folders = root.foldersOf(file.path());
      SplitName split = FolderLabels.nearestSplit(folders).orElse(null);
      if (!governed.contains(root)) {
        Label label = FolderLabels.nearestLabel(folders).orElse(null);
        candidates.add(new Candidate(file.path(), file.bytes(), root.source(), label, null, split));
        continue;
      }
      Metadata labels = metadata.orElseThrow();
      found.add(file.path());
      Metadata.Entry entry = labels.entry(file.path());
      if (entry == null) {
        unread.add(
            new Rejection(file.path(), RejectReason.NOT_IN_METADATA, "not in " + labels.path()));
      } else {
        candidates.add(
            new Candidate(
                file.path(),
                file.bytes(),
                root.source(),
                entry.label(),
                entry.group().orElse(null),
                split));
      }
    }
    metadata.ifPresent(named -> named.requireAllAmong(found));
    return new CandidateListing(candidates, unread);
  }

  /** How many files there are in all. */
  long found() {
    return (long) candidates.size() + unread.size();
  }

  private static ImageRoot nearest(List<ImageRoot> longestFirst, String file) {
    return longestFirst.stream()
        .filter(root -> root.holds(file))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(file + " lies below no root"));
  }
}
