package org.unmask.image;

import java.util.Arrays;

/**
 * Mean of luma and variance of its Laplacian, in one pass. Sums are of whole numbers, a column
 * each, each loop writes to one array and has all arrays at one index, neighbours in a row too:
 * such loops the compiler turns into vector instructions.
 */
final class LumaMeasure {

  /** An edge is at most 1020 either way: so many rows of squares fit 31 bits. */
  private static final int MOST_ROWS = 2048;

  private final Luma luma;
  private final int[] levels;
  private final int[] edges;
  private final int[] squares;
  private long sumOfLevels;
  private long sumOfEdges;
  private long sumOfSquares;

  private LumaMeasure(Luma luma) {
    this.luma = luma;
    this.levels = new int[luma.width()];
    this.edges = new int[luma.width()];
    this.squares = new int[luma.width()];
  }

  static LumaMeasure of(Luma luma) {
    LumaMeasure measure = new LumaMeasure(luma);
    measure.pass();
    return measure;
  }

  /** 0 to 255. */
  double mean() {
    return (double) sumOfLevels / luma.width() / luma.height();
  }

  /** Variance over the pixels that have four neighbours; 0 if there are none. */
  double sharpness() {
    double inner = (double) Math.max(0, luma.width() - 2) * Math.max(0, luma.height() - 2);
    if (inner == 0) {
      return 0;
    }
    double mean = sumOfEdges / inner;
    return Math.max(0, sumOfSquares / inner - mean * mean);
  }

  private void pass() {
    int[] above = new int[luma.width()];
    int[] middle = new int[luma.width()];
    int[] below = new int[luma.width()];
    int[] left = new int[luma.width()];
    int[] right = new int[luma.width()];
    int[] edge = new int[luma.width()];
    for (int y = 0; y < luma.height(); y++) {
      luma.copyRow(y, below);
      add(below, levels);
      if (y >= 2) {
        System.arraycopy(middle, 0, left, 1, edge.length - 1);
        System.arraycopy(middle, 1, right, 0, edge.length - 1);
        laplacian(above, left, middle, right, below, edge);
        edge[0] = 0;
        edge[edge.length - 1] = 0;
        add(edge, edges);
        addSquares(edge, squares);
      }
      if (y % MOST_ROWS == MOST_ROWS - 1) {
        flush();
      }
      int[] free = above;
      above = middle;
      middle = below;
      below = free;
    }
    flush();
  }

  private static void laplacian(
      int[] above, int[] left, int[] middle, int[] right, int[] below, int[] edge) {
    for (int x = 0; x < edge.length; x++) {
      edge[x] = above[x] + left[x] + right[x] + below[x] - 4 * middle[x];
    }
  }

  private static void add(int[] row, int[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += row[x];
    }
  }

  private static void addSquares(int[] row, int[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += row[x] * row[x];
    }
  }

  private void flush() {
    sumOfLevels += emptied(levels);
    sumOfEdges += emptied(edges);
    sumOfSquares += emptied(squares);
  }

  private static long emptied(int[] columns) {
    long sum = 0;
    for (int column : columns) {
      sum += column;
    }
    Arrays.fill(columns, 0);
    return sum;
  }
}
