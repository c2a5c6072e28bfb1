package org.unmask.dataset;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.unmask.PipelineException;
import org.unmask.storage.FileWalk;
import org.unmask.storage.Folder;
import org.unmask.storage.Listed;
import org.unmask.storage.StoredFile;
import org.unmask.storage.Unlisted;

/**
 * What one task of a listing gives: files that are known already, and folders to walk. Held as
 * arrays since the data of a task goes through {@code spark.serializer}, and Kryo cannot read
 * records.
 */
final class ListingShare implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String[] paths;
  private final long[] bytes;
  private final long[] modified;
  private final String[] reasons;
  private final String[][] folders;

  private ListingShare(List<Listed> listed, List<Folder> folders) {
    this.paths = listed.stream().map(Listed::path).toArray(String[]::new);
    this.bytes =
        listed.stream().mapToLong(one -> one instanceof StoredFile f ? f.bytes() : 0).toArray();
    this.modified =
        listed.stream().mapToLong(one -> one instanceof StoredFile f ? f.modified() : 0).toArray();
    this.reasons =
        listed.stream()
            .map(one -> one instanceof Unlisted u ? u.reason() : "")
            .toArray(String[]::new);
    this.folders =
        folders.stream()
            .map(
                folder ->
                    Stream.concat(Stream.of(folder.path()), folder.linkedFrom().stream())
                        .toArray(String[]::new))
            .toArray(String[][]::new);
  }

  static ListingShare ofKnown(List<Listed> listed) {
    return new ListingShare(listed, List.of());
  }

  static ListingShare ofFolders(List<Folder> folders) {
    return new ListingShare(List.of(), folders);
  }

  /** What is known, then what the walk finds, as it finds it. */
  Iterator<Listed> entries(Configuration configuration) {
    FileWalk walk = FileWalk.below(walked(), configuration);
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.addTaskCompletionListener((TaskCompletionListener) ended -> close(walk));
    }
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < paths.length || walk.hasNext();
      }

      @Override
      public Listed next() {
        return next < paths.length ? known(next++) : walk.next();
      }
    };
  }

  private Listed known(int i) {
    return reasons[i].isEmpty()
        ? new StoredFile(paths[i], bytes[i], modified[i])
        : new Unlisted(paths[i], reasons[i]);
  }

  private List<Folder> walked() {
    List<Folder> walked = new ArrayList<>();
    for (String[] folder : folders) {
      walked.add(new Folder(folder[0], Arrays.asList(folder).subList(1, folder.length)));
    }
    return walked;
  }

  private static void close(FileWalk walk) {
    try {
      walk.close();
    } catch (IOException e) {
      throw new PipelineException("Cannot end a listing: " + e.getMessage(), e);
    }
  }
}
