package org.unmask.storage;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.unmask.PipelineException;

/**
 * A listing begun in one place, to be gone on with in many: the top of the trees is read, level by
 * level, until there are enough folders to spread.
 *
 * @param listed what was found on the way
 * @param folders what is still to be walked; none lies below another
 */
public record FolderSpread(List<Listed> listed, List<Folder> folders) {
  /** A folder with more files than this is left to be walked as a whole. */
  private static final int MOST_FILES = 10_000;

  /** Long chains of single folders are left to the walk, too. */
  private static final int MOST_FOLDERS_READ = 1_000;

  public FolderSpread {
    listed = List.copyOf(listed);
    folders = List.copyOf(folders);
  }

  /**
   * Begins the listing.
   *
   * @param enough the folders that are wanted; there may be fewer, or some more
   * @throws PipelineException if a file system fails as a whole
   */
  public static FolderSpread of(ListingRoots roots, int enough, Configuration configuration) {
    List<Listed> listed = new ArrayList<>(roots.files());
    List<Folder> whole = new ArrayList<>();
    Deque<Folder> queue = new ArrayDeque<>(roots.folders());
    for (int read = 0;
        read < MOST_FOLDERS_READ && !queue.isEmpty() && queue.size() + whole.size() < enough;
        read++) {
      Folder folder = queue.remove();
      List<Listed> files = new ArrayList<>();
      List<Folder> below = new ArrayList<>();
      if (fits(folder, files, below, configuration)) {
        listed.addAll(files);
        queue.addAll(below);
      } else {
        whole.add(folder);
      }
    }
    whole.addAll(queue);
    return new FolderSpread(listed, whole);
  }

  /** Reads one level; false where it holds too much, and what was read is not to be used. */
  private static boolean fits(
      Folder folder, List<Listed> files, List<Folder> below, Configuration configuration) {
    try (FolderContents contents = FileWalk.contents(folder, configuration)) {
      for (Listed next = contents.next(below::add);
          next != null;
          next = contents.next(below::add)) {
        if (files.size() == MOST_FILES) {
          return false;
        }
        files.add(next);
      }
      return true;
    } catch (IOException e) {
      if (ListingFailure.ofOneFolder(e)) {
        // Whoever walks it meets the same, and says so.
        return false;
      }
      throw new PipelineException("Cannot list " + folder.path() + ": " + e.getMessage(), e);
    }
  }
}
