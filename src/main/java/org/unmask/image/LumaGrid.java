package org.unmask.image;

import java.util.Arrays;

/**
 * An image as 64 x 64 luma values: PDQ's downsampling. Two passes of a box filter along each axis
 * (together a tent: Jarosz, "Fast image convolutions", 2001) whose window is a 128th of the side,
 * read at the centres of the 64 x 64 cells.
 *
 * <p>The filter is separable, so only what those centres see is summed: columns first, for one row
 * of cells after another, in whole numbers of 2^-20 of a level. The sums are the same as of the
 * whole filtered image, up to rounding.
 */
final class LumaGrid {
  static final int SIDE = 64;

  /** A column sums up to 255 units, which fits 31 bits. */
  private static final int UNIT = 1 << 20;

  private LumaGrid() {}

  /** Levels 0 to 255, row-major {@code [64][64]}. */
  static float[] of(Luma image) {
    TentTaps vertical = TentTaps.of(image.height(), SIDE);
    TentTaps horizontal = TentTaps.of(image.width(), SIDE);
    int[] columns = new int[image.width()];
    float[] grid = new float[SIDE * SIDE];
    for (int i = 0; i < SIDE; i++) {
      Arrays.fill(columns, 0);
      for (int y = vertical.start(i); y < vertical.end(i); y++) {
        int weight = Math.round(vertical.weight(i, y) * UNIT);
        addScaled(image.values(), y * columns.length, weight, columns);
      }
      horizontal.addTo(grid, i * SIDE, columns);
    }
    for (int k = 0; k < grid.length; k++) {
      grid[k] /= UNIT;
    }
    return grid;
  }

  private static void addScaled(byte[] values, int from, int weight, int[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += weight * (values[from + x] & 255);
    }
  }
}
