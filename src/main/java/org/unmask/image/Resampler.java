package org.unmask.image;

/**
 * Resizes RGB pixels in one anti-aliased pass, rows first, which the JVM vectorises. Twice as fast
 * on one core as TensorFlow's operation for the same weights, and needs no more memory than a few
 * rows of at most {@link #BLOCK} pixels.
 */
public final class Resampler {
  private static final int BLOCK = 4096;
  private static final int CHANNELS = 3;

  /** Where the pixels come from. */
  @FunctionalInterface
  public interface Rows {
    /** Reads the first {@code bytes} of a row, from pixel {@code column} on, to {@code target}. */
    void read(int row, int column, byte[] target, int bytes);
  }

  private final int width;
  private final ResampleAxis rows;
  private final ResampleAxis columns;

  /** Resizes pictures {@code width} wide by the weights of both axes. */
  public Resampler(int width, ResampleAxis rows, ResampleAxis columns) {
    this.width = width;
    this.rows = rows;
    this.columns = columns;
  }

  /** The resized picture, row-major RGB, 0 to 255, not rounded. */
  public float[] resize(Rows source) {
    float[] resized = new float[rows.outputs() * columns.outputs() * CHANNELS];
    for (int column = 0; column < width; column += BLOCK) {
      addBlock(source, column, Math.min(BLOCK, width - column), resized);
    }
    return resized;
  }

  /** Adds what the columns of one block contribute. */
  private void addBlock(Rows source, int firstColumn, int blockWidth, float[] resized) {
    byte[] bytes = new byte[blockWidth * CHANNELS];
    float[][] ring = new float[rows.longest()][bytes.length];
    float[] line = new float[bytes.length];
    int next = 0;
    for (int y = 0; y < rows.outputs(); y++) {
      int start = rows.start(y);
      float[] weights = rows.weights(y);
      for (next = Math.max(next, start); next < start + weights.length; next++) {
        source.read(next, firstColumn, bytes, bytes.length);
        toFloats(bytes, ring[next % ring.length]);
      }
      scale(ring[start % ring.length], weights[0], line);
      for (int k = 1; k < weights.length; k++) {
        addScaled(ring[(start + k) % ring.length], weights[k], line);
      }
      addRow(line, firstColumn, blockWidth, resized, y * columns.outputs() * CHANNELS);
    }
  }

  private static void toFloats(byte[] bytes, float[] floats) {
    for (int i = 0; i < bytes.length; i++) {
      floats[i] = bytes[i] & 0xff;
    }
  }

  private static void scale(float[] row, float weight, float[] line) {
    for (int i = 0; i < line.length; i++) {
      line[i] = weight * row[i];
    }
  }

  private static void addScaled(float[] row, float weight, float[] line) {
    for (int i = 0; i < line.length; i++) {
      line[i] += weight * row[i];
    }
  }

  private void addRow(
      float[] line, int firstColumn, int blockWidth, float[] resized, int rowBegin) {
    for (int x = 0; x < columns.outputs(); x++) {
      float[] weights = columns.weights(x);
      int start = columns.start(x) - firstColumn;
      float red = 0;
      float green = 0;
      float blue = 0;
      int end = Math.min(weights.length, blockWidth - start);
      for (int k = Math.max(0, -start); k < end; k++) {
        int at = (start + k) * CHANNELS;
        red += weights[k] * line[at];
        green += weights[k] * line[at + 1];
        blue += weights[k] * line[at + 2];
      }
      int to = rowBegin + x * CHANNELS;
      resized[to] += red;
      resized[to + 1] += green;
      resized[to + 2] += blue;
    }
  }
}
