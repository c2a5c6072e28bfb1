package org.unmask.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * A hash of what an image shows: images that look alike differ in few bits, whatever their size,
 * encoding or brightness. PDQ of Meta's ThreatExchange ("The TMK+PDQF video-hashing algorithm and
 * the PDQ image-hashing algorithm", 2019): {@link LumaGrid}, the 16 x 16 lowest frequencies of its
 * cosine transform without the constant ones, each a bit that says whether it lies above the
 * median. Unlike the reference it filters no pixel that nothing reads, and sums in another order;
 * so a bit whose coefficient all but equals the median may differ.
 *
 * @param bits 32 bytes in the order of PDQ's hexadecimal form: bit {@code 16 i + j} (of vertical
 *     frequency {@code i + 1}, horizontal {@code j + 1}) counts from the end; not copied
 * @param quality how much there is to hash, 0 (none) to 100: PDQ's sum of gradients
 */
@SuppressWarnings("ArrayRecordComponent")
public record PerceptualHash(byte[] bits, int quality) {
  /** Length of a hash in bytes. */
  public static final int BYTES = 32;

  /**
   * Below it a hash says next to nothing of its image. The reference advises 50 for pictures of the
   * web; of 16,000 face crops from videos that drops 886, dark or blurred, and 20 only 144. There
   * neither 20 nor 0 linked a pair of different scenes within 31 bits that 50 had not. Some limit
   * has to be, since plain areas and soft gradients (quality 0) all look alike.
   */
  public static final int RELIABLE_QUALITY = 20;

  private static final int GRID = LumaGrid.SIDE;
  private static final int FREQUENCIES = 16;

  /** The reference hashes no image with a shorter side. */
  private static final int MIN_SIDE = 5;

  private static final float[] COSINES = cosines();
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Hashes an image in colour: see {@link #of(Luma)}. */
  public static PerceptualHash of(Raster image) {
    return of(Luma.of(image));
  }

  /** Hashes an upright image of any size; one with a side below 5 pixels has quality 0. */
  public static PerceptualHash of(Luma image) {
    if (Math.min(image.width(), image.height()) < MIN_SIDE) {
      return new PerceptualHash(new byte[BYTES], 0);
    }
    float[] grid = LumaGrid.of(image);
    return new PerceptualHash(aboveMedian(transform(grid)), quality(grid));
  }

  /** The hash, unless the image has too little in it to be told from others by it. */
  public Optional<byte[]> reliableBits() {
    return quality < RELIABLE_QUALITY ? Optional.empty() : Optional.of(bits);
  }

  /**
   * In how many of 256 bits two hashes of 32 bytes differ: 0 for the same picture, about 128 for
   * pictures that have nothing in common.
   */
  public static int distance(byte[] one, byte[] other) {
    int distance = 0;
    for (int at = 0; at < BYTES; at += Long.BYTES) {
      distance += Long.bitCount((long) LONGS.get(one, at) ^ (long) LONGS.get(other, at));
    }
    return distance;
  }

  /** Steps between neighbours in hundredths of full contrast, cut to whole ones: noise is none. */
  private static int quality(float[] grid) {
    int gradients = 0;
    for (int i = 0; i < GRID; i++) {
      for (int j = 0; j < GRID; j++) {
        float here = grid[i * GRID + j];
        if (i + 1 < GRID) {
          gradients += Math.abs((int) ((here - grid[(i + 1) * GRID + j]) * 100 / 255));
        }
        if (j + 1 < GRID) {
          gradients += Math.abs((int) ((here - grid[i * GRID + j + 1]) * 100 / 255));
        }
      }
    }
    return Math.min(100, gradients / 90);
  }

  /** The cosine transform in both directions, as two products of matrices. */
  private static float[] transform(float[] grid) {
    float[] result = new float[FREQUENCIES * FREQUENCIES];
    float[] row = new float[GRID];
    float[] coefficients = new float[FREQUENCIES];
    float[] factors = new float[GRID];
    for (int i = 0; i < FREQUENCIES; i++) {
      for (int k = 0; k < GRID; k++) {
        factors[k] = COSINES[k * FREQUENCIES + i];
      }
      product(factors, grid, row);
      product(row, COSINES, coefficients);
      System.arraycopy(coefficients, 0, result, i * FREQUENCIES, FREQUENCIES);
    }
    return result;
  }

  /** A row of 64 times a matrix of 64 rows. Four at a time: short loops cost most by their ends. */
  private static void product(float[] factors, float[] matrix, float[] result) {
    int width = result.length;
    Arrays.fill(result, 0);
    for (int k = 0; k < GRID; k += 4) {
      float first = factors[k];
      float second = factors[k + 1];
      float third = factors[k + 2];
      float fourth = factors[k + 3];
      int at = k * width;
      for (int j = 0; j < width; j++) {
        result[j] +=
            first * matrix[at + j]
                + second * matrix[at + width + j]
                + third * matrix[at + 2 * width + j]
                + fourth * matrix[at + 3 * width + j];
      }
    }
  }

  private static byte[] aboveMedian(float[] coefficients) {
    float[] sorted = coefficients.clone();
    Arrays.sort(sorted);
    float median = sorted[sorted.length / 2 - 1];
    byte[] bits = new byte[BYTES];
    for (int k = 0; k < coefficients.length; k++) {
      if (coefficients[k] > median) {
        bits[BYTES - 1 - k / 8] |= (byte) (1 << (k % 8));
      }
    }
    return bits;
  }

  /** Of each place on the grid and each frequency: {@code [64][16]}. */
  private static float[] cosines() {
    float[] cosines = new float[GRID * FREQUENCIES];
    for (int j = 0; j < GRID; j++) {
      for (int i = 0; i < FREQUENCIES; i++) {
        cosines[j * FREQUENCIES + i] =
            (float) (Math.sqrt(2.0 / GRID) * Math.cos(Math.PI / 2 / GRID * (i + 1) * (2 * j + 1)));
      }
    }
    return cosines;
  }
}
