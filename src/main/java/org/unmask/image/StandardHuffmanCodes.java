package org.unmask.image;

import java.nio.ByteBuffer;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import org.jspecify.annotations.Nullable;

/**
 * The Huffman codes of ITU-T T.81, K.3 to K.6. Decoders take them for what a sequential picture
 * does not bring itself, as the frames of a Motion JPEG do not.
 */
final class StandardHuffmanCodes {
  private static final HuffmanCode[] DC = {
    code(JPEGHuffmanTable.StdDCLuminance), code(JPEGHuffmanTable.StdDCChrominance)
  };
  private static final HuffmanCode[] AC = {
    code(JPEGHuffmanTable.StdACLuminance), code(JPEGHuffmanTable.StdACChrominance)
  };

  private StandardHuffmanCodes() {}

  /** Puts them where there are none, at the first two places of each. */
  static void fill(@Nullable HuffmanCode[] dc, @Nullable HuffmanCode[] ac) {
    for (int place = 0; place < 2; place++) {
      dc[place] = dc[place] == null ? DC[place] : dc[place];
      ac[place] = ac[place] == null ? AC[place] : ac[place];
    }
  }

  /** By way of its bytes in a segment: 16 counts of codes by length, and the symbols. */
  private static HuffmanCode code(JPEGHuffmanTable table) {
    short[] counts = table.getLengths();
    short[] symbols = table.getValues();
    ByteBuffer bytes = ByteBuffer.allocate(16 + symbols.length);
    for (short count : counts) {
      bytes.put((byte) count);
    }
    bytes.position(16);
    for (short symbol : symbols) {
      bytes.put((byte) symbol);
    }
    try {
      return HuffmanCode.read(new HeaderBytes(bytes.array()), 0);
    } catch (InvalidImageException e) {
      throw new IllegalStateException("A table of the standard is unsound", e);
    }
  }
}
