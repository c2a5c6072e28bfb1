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
 * @param unread the files that metadata does not name
 */
record CandidateListing(List<Candidate> candidates, List<Rejection> unread) {

  /** Lists without the metadata file itself, which is no image. */
  static CandidateListing of(
      List<ImageRoot> roots, Optional<Metadata> metadata, Configuration configuration) {
    List<StoredFile> files =
        FileListing.list(roots.stream().map(ImageRoot::path).toList(), configuration);
    List<Candidate> candidates = new ArrayList<>(files.size());
    List<Rejection> unread = new ArrayList<>();
    Set<String> found = new HashSet<>();
    for (StoredFile file : files) {
      ImageRoot root = nearest(roots, file.path());
      List<String> folders = root.foldersOf(file.path());
      SplitName split = FolderLabels.nearestSplit(folders).orElse(null);
      if (metadata.isEmpty()) {
        Label label = FolderLabels.nearestLabel(folders).orElse(null);
        candidates.add(new Candidate(file.path(), file.bytes(), root.source(), label, null, split));
        continue;
      }
      if (file.path().equals(metadata.get().path())) {
        continue;
      }
      found.add(file.path());
      Metadata.Entry entry = metadata.get().entry(file.path());
      if (entry == null) {
        unread.add(
            new Rejection(
                file.path(), RejectReason.NOT_IN_METADATA, "not in " + metadata.get().path()));
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
