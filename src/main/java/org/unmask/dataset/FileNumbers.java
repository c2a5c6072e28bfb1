package org.unmask.dataset;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.unmask.split.SplitName;

/**
 * Which file an image goes to: the files of a split share the range of hashes evenly, those of all
 * splits are numbered on.
 */
final class FileNumbers implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, int[]> firstAndCount = new HashMap<>();
  private int total;

  private FileNumbers() {}

  /** As many files a split as {@code slots}, of {@code minBytes} to {@code maxBytes} on average. */
  static FileNumbers of(
      Map<SplitName, DatasetWriter.Share> shares, int slots, long minBytes, long maxBytes) {
    FileNumbers numbers = new FileNumbers();
    for (SplitName split : SplitName.values()) {
      DatasetWriter.Share share = shares.get(split);
      if (share != null && share.images() > 0) {
        long even = share.bytes() / slots + 1;
        long fileBytes = Math.max(minBytes, Math.min(maxBytes, even));
        long files = Math.min(share.images(), (share.bytes() + fileBytes - 1) / fileBytes);
        int count = (int) Math.max(1, files);
        numbers.firstAndCount.put(split.folder(), new int[] {numbers.total, count});
        numbers.total += count;
      }
    }
    return numbers;
  }

  /** How many files there are in all. */
  int total() {
    return total;
  }

  /** The file of an image by its split and its hash, any long; neighbours share one. */
  int of(String split, long hash) {
    int[] here = firstAndCount.get(split);
    if (here == null) {
      throw new IllegalStateException("No image was expected in " + split);
    }
    // From the signed order of hashes to 0 … 2^32 - 1, keeping the order.
    long rank = (hash >> 32) + (1L << 31);
    return here[0] + (int) ((rank * here[1]) >>> 32);
  }
}
