package org.unmask.image;

/**
 * An image as 64 x 64 luma values: PDQ's downsampling. Two passes of a box filter along each axis
 * (together a tent: Jarosz, "Fast image convolutions", 2001) whose window is a 128th of the side,
 * read at the centres of the 64 x 64 cells.
 *
 * <p>The filter is separable, so only what those centres see is summed: columns first, a row of the
 * image at a time. The sums are the same as of the whole filtered image, up to the rounding of
 * floats.
 */
final class LumaGrid {
  static final int SIDE = 64;

  /** PDQ divides the side by twice the grid: two passes make the window of a whole cell. */
  private static final int WINDOW_DIVISOR = 2 * SIDE;

  private LumaGrid() {}

  /** Luma (ITU-R BT.601), 0 to 255, row-major {@code [64][64]}. */
  static float[] of(Raster image) {
    int width = image.width();
    Taps vertical = new Taps(image.height());
    float[][] rows = new float[SIDE][width];
    float[] luma = new float[width];
    int first = 0;
    for (int y = 0; y < image.height(); y++) {
      while (first < SIDE && vertical.end(first) <= y) {
        first++;
      }
      boolean read = false;
      for (int i = first; i < SIDE && vertical.start(i) <= y; i++) {
        if (!read) {
          readLuma(image, y, luma);
          read = true;
        }
        addScaled(rows[i], luma, vertical.weight(i, y));
      }
    }
    Taps horizontal = new Taps(width);
    float[] grid = new float[SIDE * SIDE];
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        grid[i * SIDE + j] = horizontal.sum(rows[i], j);
      }
    }
    return grid;
  }

  private static void readLuma(Raster image, int y, float[] luma) {
    byte[] rgb = image.rgb();
    int at = 3 * y * luma.length;
    for (int x = 0; x < luma.length; x++, at += 3) {
      luma[x] =
          0.299f * (rgb[at] & 255) + 0.587f * (rgb[at + 1] & 255) + 0.114f * (rgb[at + 2] & 255);
    }
  }

  private static void addScaled(float[] sums, float[] values, float weight) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += weight * values[x];
    }
  }

  /** What the twice-boxed signal at each of the 64 centres takes from which inputs. */
  private static final class Taps {
    private final int[] starts = new int[SIDE];
    private final float[][] weights = new float[SIDE][];

    private Taps(int length) {
      int window = (length + WINDOW_DIVISOR - 1) / WINDOW_DIVISOR;
      for (int i = 0; i < SIDE; i++) {
        int centre = (int) ((i + 0.5) * length / SIDE);
        int from = first(centre, window);
        int to = end(centre, window, length);
        starts[i] = first(from, window);
        weights[i] = new float[end(to - 1, window, length) - starts[i]];
        for (int mid = from; mid < to; mid++) {
          int low = first(mid, window);
          int high = end(mid, window, length);
          float share = 1f / ((to - from) * (high - low));
          for (int at = low; at < high; at++) {
            weights[i][at - starts[i]] += share;
          }
        }
      }
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
      return starts[i] + weights[i].length;
    }

    float weight(int i, int at) {
      return weights[i][at - starts[i]];
    }

    float sum(float[] values, int i) {
      float sum = 0;
      for (int k = 0; k < weights[i].length; k++) {
        sum += weights[i][k] * values[starts[i] + k];
      }
      return sum;
    }
  }
}
