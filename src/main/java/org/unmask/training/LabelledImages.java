package org.unmask.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.unmask.image.Label;

/**
 * Random access to the encoded images of one split; what stays in memory is a few bytes an image,
 * never the content. Thread-safe.
 */
public interface LabelledImages extends AutoCloseable {

  /** How many images there are; indices run from 0 to {@code size() - 1}. */
  int size();

  Label label(int index);

  /** Which collection an image came from. */
  String source(int index);

  /** How many images have a label. */
  default long count(Label label) {
    return IntStream.range(0, size()).filter(index -> label(index) == label).count();
  }

  /** The images of each collection, in ascending order; collections by their names. */
  default SortedMap<String, int[]> bySource() {
    SortedMap<String, List<Integer>> lists = new TreeMap<>();
    for (int i = 0; i < size(); i++) {
      lists.computeIfAbsent(source(i), any -> new ArrayList<>()).add(i);
    }
    SortedMap<String, int[]> bySource = new TreeMap<>();
    lists.forEach((source, all) -> bySource.put(source, all.stream().mapToInt(i -> i).toArray()));
    return bySource;
  }

  /** SHA-256 of the content, hex. */
  String imageId(int index);

  /** The encoded bytes, a fresh array at each call. */
  byte[] content(int index) throws IOException;

  @Override
  void close();
}
