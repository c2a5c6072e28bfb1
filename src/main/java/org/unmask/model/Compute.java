package org.unmask.model;

import java.io.Serializable;
import java.util.List;

/**
 * What a classifier may compute on.
 *
 * @param threads that one call computes on; 1 or more
 * @param decodeThreads that decode for all calls together; 0 leaves it to the thread of each call
 * @param gpus addresses of the GPUs to be seen, such as {@code 0}; none where nobody has assigned
 *     any, which hides none
 */
public record Compute(int threads, int decodeThreads, List<String> gpus) implements Serializable {

  public Compute {
    if (threads < 1) {
      throw new IllegalArgumentException("Invalid threads: " + threads + " (1 or more)");
    }
    if (decodeThreads < 0) {
      throw new IllegalArgumentException(
          "Invalid decode threads: " + decodeThreads + " (0 or more)");
    }
    gpus = List.copyOf(gpus);
  }

  /** On the CPU; each call decodes on its own thread. */
  public static Compute ofThreads(int threads) {
    return new Compute(threads, 0, List.of());
  }
}
