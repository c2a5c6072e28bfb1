package org.unmask.image;

import java.util.Arrays;

/** A canonical Huffman code of a JPEG (ITU-T T.81, annex C). */
final class HuffmanCode {
  private static final int LONGEST = 16;
  private static final int FAST_BITS = 9;

  /** By the next {@link #FAST_BITS} bits: length and symbol of the code they begin with, or 0. */
  private final short[] fast = new short[1 << FAST_BITS];

  /** By length, the last code; -1 where there is none. */
  private final int[] last = new int[LONGEST + 1];

  /** By length, what makes a code the index of its symbol. */
  private final int[] toIndex = new int[LONGEST + 1];

  private final byte[] symbols;

  private HuffmanCode(byte[] symbols) {
    this.symbols = symbols;
  }

  /**
   * Reads the 16 counts of codes by length, and the symbols.
   *
   * @param at where the counts begin
   */
  static HuffmanCode read(HeaderBytes bytes, long at) throws InvalidImageException {
    int size = size(bytes, at);
    byte[] symbols = new byte[size];
    for (int i = 0; i < size; i++) {
      symbols[i] = (byte) bytes.unsignedByte(at + LONGEST + i);
    }
    HuffmanCode table = new HuffmanCode(symbols);
    int code = 0;
    int index = 0;
    for (int length = 1; length <= LONGEST; length++) {
      int count = bytes.unsignedByte(at + length - 1);
      table.toIndex[length] = index - code;
      table.last[length] = count == 0 ? -1 : code + count - 1;
      if (code + count > 1 << length) {
        throw corrupt("a Huffman table with too many codes");
      }
      for (int i = 0; i < count; i++) {
        table.remember(code++, length, symbols[index++]);
      }
      code <<= 1;
    }
    return table;
  }

  /** How many symbols the table at {@code at} has, 0 to 256. */
  static int size(HeaderBytes bytes, long at) throws InvalidImageException {
    int size = 0;
    for (int i = 0; i < LONGEST; i++) {
      size += bytes.unsignedByte(at + i);
    }
    if (size > 256) {
      throw corrupt("a Huffman table of " + size + " symbols");
    }
    return size;
  }

  private void remember(int code, int length, byte symbol) {
    if (length <= FAST_BITS) {
      int free = FAST_BITS - length;
      short entry = (short) (length << 8 | (symbol & 0xff));
      Arrays.fill(fast, code << free, (code + 1) << free, entry);
    }
  }

  /** Takes the next symbol, 0 to 255. */
  int decode(EntropyBits bits) throws InvalidImageException {
    int entry = lookUp(bits);
    bits.skip(entry >> 8);
    return entry & 0xff;
  }

  /** Takes the next symbol, and passes over as many bits as its lower half says. */
  int decodeAndSkip(EntropyBits bits) throws InvalidImageException {
    int entry = lookUp(bits);
    bits.skip((entry >> 8) + (entry & 15));
    return entry & 0xff;
  }

  /** The next symbol, and from bit 8 on the length of its code. */
  private int lookUp(EntropyBits bits) throws InvalidImageException {
    int entry = fast[bits.peek(FAST_BITS)];
    return entry != 0 ? entry : lookUpLong(bits.peek(LONGEST));
  }

  private int lookUpLong(int next) throws InvalidImageException {
    for (int length = FAST_BITS + 1; length <= LONGEST; length++) {
      int code = next >> (LONGEST - length);
      if (code <= last[length]) {
        return length << 8 | (symbols[code + toIndex[length]] & 0xff);
      }
    }
    throw corrupt("the picture's data has a code that is in no table");
  }

  private static InvalidImageException corrupt(String detail) {
    return new InvalidImageException(ImageError.CORRUPT, detail);
  }
}
