package org.unmask.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The quantisation tables of a JPEG (ITU-T T.81, B.2.4.1), in zigzag order as they are stored. */
final class QuantizationTables {
  private static final int COEFFICIENTS = 64;
  private static final int FINGERPRINT_DIGITS = 16;

  /** Table K.1 of the standard, in zigzag order; libjpeg scales it to each quality. */
  private static final int[] LUMINANCE = {
    16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40,
    26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51,
    56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87,
    95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99
  };

  private static final int[][] OF_QUALITY = new int[101][COEFFICIENTS];

  static {
    for (int quality = 1; quality <= 100; quality++) {
      // jpeg_quality_scaling and jpeg_add_quant_table of libjpeg, for baseline files.
      int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
      for (int i = 0; i < COEFFICIENTS; i++) {
        int scaled = (LUMINANCE[i] * scale + 50) / 100;
        OF_QUALITY[quality][i] = Math.max(1, Math.min(scaled, 255));
      }
    }
  }

  private final int[][] tables = new int[4][0];

  /** Takes the tables of a segment; one of the same place replaces the earlier. */
  void read(HeaderBytes bytes, JpegSegment segment) throws InvalidImageException {
    long at = segment.at() + 2;
    while (at < segment.end()) {
      int place = bytes.unsignedByte(at++);
      int width = place >> 4 == 0 ? 1 : 2;
      int[] table = new int[COEFFICIENTS];
      for (int i = 0; i < COEFFICIENTS; i++) {
        table[i] = width == 1 ? bytes.unsignedByte(at) : bytes.bigEndian16(at);
        at += width;
      }
      tables[place & 3] = table;
    }
  }

  /**
   * The quality whose luminance table has the least squared distance to the table of a place; the
   * highest such. Null where the place is empty.
   */
  @Nullable Integer quality(int place) {
    int[] table = tables[place];
    if (table.length == 0) {
      return null;
    }
    int best = 100;
    long least = Long.MAX_VALUE;
    for (int quality = 100; quality >= 1; quality--) {
      long distance = distance(table, OF_QUALITY[quality]);
      if (distance < least) {
        least = distance;
        best = quality;
      }
    }
    return best;
  }

  private static long distance(int[] table, int[] other) {
    long sum = 0;
    for (int i = 0; i < COEFFICIENTS; i++) {
      long difference = (long) table[i] - other[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** A hash of all tables: each as its place and 64 numbers of 16 bits. Null without any. */
  @Nullable String fingerprint() {
    ByteBuffer all = ByteBuffer.allocate(tables.length * (1 + 2 * COEFFICIENTS));
    for (int place = 0; place < tables.length; place++) {
      if (tables[place].length > 0) {
        all.put((byte) place);
        for (int number : tables[place]) {
          all.putShort((short) number);
        }
      }
    }
    return all.position() == 0
        ? null
        : ContentHash.sha256Hex(Arrays.copyOf(all.array(), all.position()))
            .substring(0, FINGERPRINT_DIGITS);
  }
}
