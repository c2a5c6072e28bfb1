package org.unmask.image;

/**
 * What a signal that was box-filtered twice takes, at the centre of each cell, from which inputs.
 */
final class TentTaps {
  private final int[] starts;
  private final int[] ends;

  /** Of each tap of a cell and each cell: what it does not take weighs 0. */
  private final float[][] weights;

  private TentTaps(int length, int cells) {
    // PDQ divides the side by twice the grid: two passes make the window of a whole cell.
    int window = (length + 2 * cells - 1) / (2 * cells);
    starts = new int[cells];
    ends = new int[cells];
    weights = new float[2 * window - 1][cells];
    for (int i = 0; i < cells; i++) {
      int centre = (int) ((i + 0.5) * length / cells);
      int from = first(centre, window);
      int to = end(centre, window, length);
      starts[i] = first(from, window);
      ends[i] = end(to - 1, window, length);
      for (int mid = from; mid < to; mid++) {
        int low = first(mid, window);
        int high = end(mid, window, length);
        float share = 1f / ((to - from) * (high - low));
        for (int at = low; at < high; at++) {
          weights[at - starts[i]][i] += share;
        }
      }
    }
  }

  /**
   * Of a signal.
   *
   * @param length how many inputs, 1 or more
   * @param cells into how many equal parts they are divided
   */
  static TentTaps of(int length, int cells) {
    return new TentTaps(length, cells);
  }

  /** A window of even length reaches one further to the right than to the left. */
  private static int first(int centre, int window) {
    return Math.max(0, centre - (window - 1) / 2);
  }

  private static int end(int centre, int window, int length) {
    return Math.min(length, centre + window / 2 + 1);
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  float weight(int i, int at) {
    return weights[at - starts[i]][i];
  }

  /** Adds the signal at the centre of each cell to {@code sums} from {@code offset} on. */
  void addTo(float[] sums, int offset, int[] signal) {
    int last = signal.length - 1;
    for (int tap = 0; tap < weights.length; tap++) {
      float[] ofTap = weights[tap];
      for (int i = 0; i < ofTap.length; i++) {
        sums[offset + i] += ofTap[i] * signal[Math.min(starts[i] + tap, last)];
      }
    }
  }
}
