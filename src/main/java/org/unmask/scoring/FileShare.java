package org.unmask.scoring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.unmask.storage.StoredFile;

/**
 * The files of one task. Held as arrays since the data of a task goes through {@code
 * spark.serializer}, and Kryo cannot read records.
 */
final class FileShare implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String[] paths;
  private final long[] bytes;
  private final long[] modified;

  private FileShare(List<StoredFile> files) {
    this.paths = files.stream().map(StoredFile::path).toArray(String[]::new);
    this.bytes = files.stream().mapToLong(StoredFile::bytes).toArray();
    this.modified = files.stream().mapToLong(StoredFile::modified).toArray();
  }

  Iterator<StoredFile> files() {
    return IntStream.range(0, paths.length)
        .mapToObj(i -> new StoredFile(paths[i], bytes[i], modified[i]))
        .iterator();
  }

  /**
   * Deals files to tasks so that every task has about as many of them and about as many bytes: by
   * falling size, to and fro. Within a task they lie by path, large and small as they come.
   *
   * @param tasks 1 or more; fewer where there are fewer files
   */
  static List<FileShare> deal(List<StoredFile> files, int tasks) {
    int shares = Math.min(tasks, files.size());
    List<List<StoredFile>> dealt = new ArrayList<>();
    for (int i = 0; i < shares; i++) {
      dealt.add(new ArrayList<>());
    }
    List<StoredFile> bySize = new ArrayList<>(files);
    bySize.sort(
        Comparator.comparingLong(StoredFile::bytes).reversed().thenComparing(StoredFile::path));
    for (int i = 0; i < bySize.size(); i++) {
      int place = i % (2 * shares);
      dealt.get(place < shares ? place : 2 * shares - 1 - place).add(bySize.get(i));
    }
    dealt.forEach(share -> share.sort(Comparator.comparing(StoredFile::path)));
    return dealt.stream().map(FileShare::new).toList();
  }
}
