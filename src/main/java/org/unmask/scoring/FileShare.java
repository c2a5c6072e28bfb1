package org.unmask.scoring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.unmask.storage.Listed;
import org.unmask.storage.StoredFile;
import org.unmask.storage.Unlisted;

/**
 * The files of one task. Held as arrays since the data of a task goes through {@code
 * spark.serializer}, and Kryo cannot read records.
 */
final class FileShare implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String[] paths;
  private final long[] bytes;
  private final long[] modified;
  private final String[] reasons;

  private FileShare(List<? extends Listed> files) {
    this.paths = files.stream().map(Listed::path).toArray(String[]::new);
    this.bytes = files.stream().mapToLong(FileShare::bytes).toArray();
    this.modified =
        files.stream().mapToLong(one -> one instanceof StoredFile f ? f.modified() : 0).toArray();
    this.reasons =
        files.stream()
            .map(one -> one instanceof Unlisted unlisted ? unlisted.reason() : "")
            .toArray(String[]::new);
  }

  /** The files, and the places that a listing could not look into. */
  Iterator<Listed> files() {
    return IntStream.range(0, paths.length).mapToObj(this::listed).iterator();
  }

  private Listed listed(int i) {
    return reasons[i].isEmpty()
        ? new StoredFile(paths[i], bytes[i], modified[i])
        : new Unlisted(paths[i], reasons[i]);
  }

  private static long bytes(Listed listed) {
    return listed instanceof StoredFile file ? file.bytes() : 0;
  }

  /**
   * Deals files to tasks so that every task has about as many of them and about as many bytes: by
   * falling size, to and fro. Within a task they lie by path, large and small as they come.
   *
   * @param tasks 1 or more; fewer where there are fewer files
   */
  static List<FileShare> deal(List<? extends Listed> files, int tasks) {
    int shares = Math.min(tasks, files.size());
    List<List<Listed>> dealt = new ArrayList<>();
    for (int i = 0; i < shares; i++) {
      dealt.add(new ArrayList<>());
    }
    List<Listed> bySize = new ArrayList<>(files);
    bySize.sort(Comparator.comparingLong(FileShare::bytes).reversed().thenComparing(Listed::path));
    for (int i = 0; i < bySize.size(); i++) {
      int place = i % (2 * shares);
      dealt.get(place < shares ? place : 2 * shares - 1 - place).add(bySize.get(i));
    }
    dealt.forEach(share -> share.sort(Comparator.comparing(Listed::path)));
    return dealt.stream().map(FileShare::new).toList();
  }
}
