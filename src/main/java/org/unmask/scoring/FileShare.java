package org.unmask.scoring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
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
   * Deals files to tasks so that every task has about as large a share of the bytes as of the
   * files: by falling size, each to the task that is furthest behind (the apportionment of Webster
   * and Sainte-Laguë). Within a task they lie by path, large and small as they come.
   *
   * @param sizes how many files each task gets, 1 or more; as many in all as there are files
   */
  static List<FileShare> deal(List<? extends Listed> files, List<Integer> sizes) {
    List<List<Listed>> dealt = new ArrayList<>();
    PriorityQueue<Integer> behind =
        new PriorityQueue<>(
            Comparator.<Integer>comparingDouble(
                    share -> (dealt.get(share).size() + 0.5) / sizes.get(share))
                .thenComparing(Comparator.naturalOrder()));
    for (int share = 0; share < sizes.size(); share++) {
      dealt.add(new ArrayList<>(sizes.get(share)));
      behind.add(share);
    }
    List<Listed> bySize = new ArrayList<>(files);
    bySize.sort(Comparator.comparingLong(FileShare::bytes).reversed().thenComparing(Listed::path));
    for (Listed file : bySize) {
      int share = behind.remove();
      dealt.get(share).add(file);
      if (dealt.get(share).size() < sizes.get(share)) {
        behind.add(share);
      }
    }
    dealt.forEach(share -> share.sort(Comparator.comparing(Listed::path)));
    return dealt.stream().map(FileShare::new).toList();
  }
}
