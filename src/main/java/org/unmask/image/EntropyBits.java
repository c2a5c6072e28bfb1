package org.unmask.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits of one stretch of entropy-coded data (ITU-T T.81, F.2.2.5): the zero after a 0xff byte
 * is left out, and any other byte after it makes a marker, which ends the data.
 */
final class EntropyBits {
  private static final int MOST_AT_ONCE = 32;
  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] content;
  private int at;
  private long buffer;
  private int count;

  EntropyBits(byte[] content, int from) {
    this.content = content;
    this.at = from;
  }

  /**
   * The next bits, with zeros where the data ends. 32 bits can be skipped behind it without another
   * look at the data.
   *
   * @param bits 1 to 16
   */
  int peek(int bits) {
    if (count < MOST_AT_ONCE) {
      fill();
    }
    long value = count >= bits ? buffer >>> (count - bits) : buffer << (bits - count);
    return (int) value & ((1 << bits) - 1);
  }

  /**
   * Takes the next bits.
   *
   * @param bits 0 to 16
   */
  int read(int bits) throws InvalidImageException {
    int value = bits == 0 ? 0 : peek(bits);
    skip(bits);
    return value;
  }

  /**
   * Passes over bits.
   *
   * @param bits 0 to 64
   */
  void skip(int bits) throws InvalidImageException {
    if (bits > MOST_AT_ONCE) {
      skip(bits - MOST_AT_ONCE);
      skip(MOST_AT_ONCE);
      return;
    }
    if (count < bits) {
      fill();
      if (count < bits) {
        throw new InvalidImageException(
            ImageError.CORRUPT, "truncated: the picture's data ends too early, at byte " + at);
      }
    }
    count -= bits;
  }

  private void fill() {
    if (count <= 32 && at + 4 <= content.length) {
      // Four bytes of which none is 0xff, as nearly all are: their complements have no zero byte.
      int four = (int) BIG_ENDIAN.get(content, at);
      if (((~four - 0x01010101) & four & 0x80808080) == 0) {
        buffer = buffer << 32 | (four & 0xffffffffL);
        count += 32;
        at += 4;
        return;
      }
    }
    fillByByte();
  }

  private void fillByByte() {
    while (count <= 56 && at < content.length) {
      int value = content[at] & 0xff;
      if (value == 0xff) {
        int second = at + 1;
        while (second < content.length && content[second] == (byte) 0xff) {
          second++;
        }
        if (second >= content.length || content[second] != 0) {
          return;
        }
        at = second;
      }
      at++;
      buffer = buffer << 8 | value;
      count += 8;
    }
  }

  /** Goes on behind the next marker, which has to be the one given. */
  void restart(int marker) throws InvalidImageException {
    long found = nextMarker(content, at);
    if (found >= content.length || (content[(int) found + 1] & 0xff) != marker) {
      throw new InvalidImageException(
          ImageError.CORRUPT, "a restart marker is missing at byte " + found);
    }
    at = (int) found + 2;
    count = 0;
  }

  /** Where the next marker stands; bytes before it belong to nobody. The length if none is left. */
  int nextMarker() {
    return nextMarker(content, at);
  }

  /** Where the next marker stands from {@code from} on: its 0xff. The length if none is left. */
  static int nextMarker(byte[] content, long from) {
    for (int i = (int) Math.min(from, content.length); i + 1 < content.length; i++) {
      if (content[i] == (byte) 0xff && content[i + 1] != 0 && content[i + 1] != (byte) 0xff) {
        return i;
      }
    }
    return content.length;
  }
}
