package org.unmask.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.unmask.PipelineException;

/**
 * Lists every file below folders, globs and single files into memory: zero-byte and hidden ones
 * too, which Spark's own {@code binaryFile} source drops without a word. {@link FileWalk} does it
 * without holding them.
 */
public final class FileListing {
  private FileListing() {}

  /**
   * All files below {@code roots}, each once, sorted by path.
   *
   * @param roots as {@link ListingRoots#resolve} takes them
   * @throws IllegalArgumentException if a root is no path, or matches nothing
   * @throws PipelineException if a file system fails, or anything below cannot be listed
   */
  public static List<StoredFile> list(List<String> roots, Configuration configuration) {
    ListingRoots resolved = ListingRoots.resolve(roots, configuration);
    List<StoredFile> files = new ArrayList<>(resolved.files());
    try (FileWalk walk = FileWalk.below(resolved.folders(), configuration)) {
      while (walk.hasNext()) {
        Listed listed = walk.next();
        if (listed instanceof Unlisted unlisted) {
          throw new PipelineException("Cannot list " + unlisted.path() + ": " + unlisted.reason());
        }
        files.add((StoredFile) listed);
      }
    } catch (IOException e) {
      throw new PipelineException("Cannot list " + roots + ": " + e.getMessage(), e);
    }
    files.sort(Comparator.comparing(StoredFile::path));
    return files;
  }
}
