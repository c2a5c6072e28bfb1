package org.unmask.scoring;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.unmask.storage.Listed;
import org.unmask.storage.StoredFile;
import org.unmask.storage.WalkBookmark;

/** What is planned already: a {@link PlanFile} for each chunk, in one folder. */
record PlanFolder(Path folder, Configuration configuration) {

  /** Where a chunk of the plan lies. */
  Path file(int number) {
    return new Path(folder, String.format(Locale.ROOT, "%06d.gz", number));
  }

  PlanFile read(int number) {
    return PlanFile.read(file(number), configuration);
  }

  /**
   * The first root that is a file and not planned yet. They are planned by path, and before all
   * else; by now globs may match others, which must not shift those that are planned.
   *
   * @param count how many are planned
   */
  int firstUnplanned(int count, List<StoredFile> rootFiles) {
    if (count == 0) {
      return 0;
    }
    int before = 0;
    int number = 0;
    List<Listed> files = read(number).files();
    while (before + files.size() < count) {
      before += files.size();
      files = read(++number).files();
    }
    String last = files.get(count - before - 1).path();
    return (int) rootFiles.stream().filter(root -> root.path().compareTo(last) <= 0).count();
  }

  /**
   * What the first chunks come to.
   *
   * @param images how many files they have
   * @param rootFiles how many of the roots that are single files are among them
   * @param bookmark where the walk stood after them
   */
  record Standing(long images, int rootFiles, WalkBookmark bookmark) {}

  Standing standing(int chunks) {
    Standing standing = new Standing(0, 0, BookmarkChange.NONE);
    for (int i = 0; i < chunks; i++) {
      PlanFile chunk = read(i);
      standing =
          new Standing(
              standing.images() + chunk.files().size(),
              chunk.rootFiles(),
              chunk.change().after(standing.bookmark()));
    }
    return standing;
  }

  /** The files of the folder that is read in part; they end the plan, so the rest is not read. */
  Set<String> known(WalkBookmark bookmark, int next) {
    Set<String> known = new HashSet<>();
    String partly = bookmark.readInPart();
    for (int i = next - 1; partly != null && i >= 0; i--) {
      int before = known.size();
      read(i).files().stream()
          .map(Listed::path)
          .filter(path -> path.startsWith(partly))
          .forEach(known::add);
      if (known.size() == before) {
        break;
      }
    }
    return known;
  }
}
