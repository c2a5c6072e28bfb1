package org.unmask.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * How many images each task of a job gets: many at first, so that tasks cost little, and ever fewer
 * towards the end, so that no slot waits long for the last one. Guided self-scheduling
 * (Polychronopoulos and Kuck, IEEE Transactions on Computers, 1987): each time a slot asks, it gets
 * half of its share of what is left.
 */
final class TaskSizes {
  /** A task of fewer costs more than it spares. */
  private static final int LEAST = 64;

  private TaskSizes() {}

  /**
   * The sizes in the order in which tasks are to begin.
   *
   * @param images 0 or more
   * @param slots tasks that run at once; 1 or more
   * @param most images of a task; 1 or more
   */
  static List<Integer> of(int images, int slots, int most) {
    List<Integer> sizes = new ArrayList<>();
    int left = images;
    // Few images are spread over all slots, however small their tasks become.
    int least = Math.max(1, Math.min(LEAST, images / slots));
    while (left > 0) {
      int half = (int) (1 + (left - 1) / (2L * slots));
      int size = Math.min(left, Math.min(most, Math.max(least, half)));
      sizes.add(size);
      left -= size;
    }
    return sizes;
  }
}
