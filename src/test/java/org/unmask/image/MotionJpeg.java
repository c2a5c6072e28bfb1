package org.unmask.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/** Frames as a Motion JPEG has them: without Huffman tables, which are those of the standard. */
public final class MotionJpeg {
  private static final int HUFFMAN_TABLES = 0xc4;
  private static final int START_OF_SCAN = 0xda;
  private static final List<JPEGHuffmanTable> STANDARD =
      List.of(
          JPEGHuffmanTable.StdDCLuminance,
          JPEGHuffmanTable.StdDCChrominance,
          JPEGHuffmanTable.StdACLuminance,
          JPEGHuffmanTable.StdACChrominance);

  private MotionJpeg() {}

  /** The same picture without its tables, which must be the standard's. */
  public static byte[] frame(byte[] jpeg) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(jpeg, 0, 2);
    int tables = 0;
    int at = 2;
    while ((jpeg[at + 1] & 0xff) != START_OF_SCAN) {
      int end = at + 2 + (jpeg[at + 2] & 0xff) * 256 + (jpeg[at + 3] & 0xff);
      if ((jpeg[at + 1] & 0xff) == HUFFMAN_TABLES) {
        tables += requireStandard(Arrays.copyOfRange(jpeg, at + 4, end));
      } else {
        frame.write(jpeg, at, end - at);
      }
      at = end;
    }
    assertThat(tables).isPositive();
    frame.write(jpeg, at, jpeg.length - at);
    return frame.toByteArray();
  }

  /** How many tables a segment holds. */
  private static int requireStandard(byte[] tables) {
    int count = 0;
    for (int at = 0; at < tables.length; count++) {
      int place = tables[at];
      JPEGHuffmanTable table = STANDARD.get(2 * (place >> 4) + place % 2);
      byte[] expected = new byte[16 + table.getValues().length];
      for (int i = 0; i < table.getLengths().length; i++) {
        expected[i] = (byte) table.getLengths()[i];
      }
      for (int i = 0; i < table.getValues().length; i++) {
        expected[16 + i] = (byte) table.getValues()[i];
      }
      assertThat(Arrays.copyOfRange(tables, at + 1, at + 1 + expected.length)).isEqualTo(expected);
      at += 1 + expected.length;
    }
    return count;
  }
}
