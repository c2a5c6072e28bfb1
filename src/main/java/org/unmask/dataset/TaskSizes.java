package org.unmask.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Cuts lists into runs of neighbours for Spark's tasks: by bytes and by number. */
final class TaskSizes {
  private TaskSizes() {}

  /**
   * Consecutive runs of {@code items}, none of them empty, together all of them in order.
   *
   * @param maxBytes a run ends before the item that would take it beyond; 1 or more
   * @param maxItems the most items of a run; 1 or more
   */
  static <T> List<List<T>> cut(
      List<T> items, ToLongFunction<T> bytes, long maxBytes, int maxItems) {
    List<List<T>> runs = new ArrayList<>();
    int start = 0;
    long size = 0;
    for (int i = 0; i < items.size(); i++) {
      long more = bytes.applyAsLong(items.get(i));
      if (i > start && (size + more > maxBytes || i - start == maxItems)) {
        runs.add(new ArrayList<>(items.subList(start, i)));
        start = i;
        size = 0;
      }
      size += more;
    }
    if (start < items.size()) {
      runs.add(new ArrayList<>(items.subList(start, items.size())));
    }
    return runs;
  }
}
