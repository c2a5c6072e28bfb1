package org.unmask.image;

/**
 * Passes over the coefficients of blocks as a scan codes them (ITU-T T.81, F.2.2 and G.2), without
 * their values; it keeps only which of them are not zero, where a later scan refines those.
 */
final class BlockReader {
  private static final int LAST = 63;
  private static final int SIXTEEN_ZEROS = 15;

  private final EntropyBits bits;
  private final int first;
  private final int last;
  private final int previousBit;

  /** For how many blocks more the band holds nothing new. */
  private int emptyBlocks;

  /**
   * A reader of a band of coefficients.
   *
   * @param first of the band, in zigzag order; 0 to 63
   * @param last of the band; 0 to 63
   * @param previousBit 0 in the first scan of this band
   */
  BlockReader(EntropyBits bits, int first, int last, int previousBit) {
    this.bits = bits;
    this.first = first;
    this.last = last;
    this.previousBit = previousBit;
  }

  void restart() {
    emptyBlocks = 0;
  }

  /** A whole block of a sequential scan. */
  void sequential(HuffmanCode dc, HuffmanCode ac) throws InvalidImageException {
    mean(dc);
    int k = 1;
    while (k <= LAST) {
      int symbol = ac.decodeAndSkip(bits);
      int zeros = symbol >> 4;
      if ((symbol & 15) > 0) {
        requireInside(k + zeros, LAST);
      } else if (zeros != SIXTEEN_ZEROS) {
        return;
      }
      k += zeros + 1;
    }
  }

  /** The mean of a block, in its first scan. */
  void mean(HuffmanCode dc) throws InvalidImageException {
    // A size above 15 is in no table that decoders take.
    if (dc.decodeAndSkip(bits) > 15) {
      throw new InvalidImageException(
          ImageError.CORRUPT, "the picture's data has a mean of more than 15 bits");
    }
  }

  /**
   * The band of a block of a progressive scan.
   *
   * @param nonZero by bit, the coefficients that are not zero so far
   * @return the same with those that this scan adds
   */
  long band(HuffmanCode ac, long nonZero) throws InvalidImageException {
    return previousBit == 0 ? firstScan(ac, nonZero) : refined(ac, nonZero);
  }

  private long firstScan(HuffmanCode ac, long before) throws InvalidImageException {
    if (emptyBlocks > 0) {
      emptyBlocks--;
      return before;
    }
    long nonZero = before;
    int k = first;
    while (k <= last) {
      int symbol = ac.decodeAndSkip(bits);
      int size = symbol & 15;
      int zeros = symbol >> 4;
      if (size == 0 && zeros != SIXTEEN_ZEROS) {
        emptyBlocks = run(zeros) - 1;
        break;
      }
      if (size > 0) {
        requireInside(k + zeros, last);
        nonZero |= 1L << (k + zeros);
      }
      k += zeros + 1;
    }
    return nonZero;
  }

  private long refined(HuffmanCode ac, long before) throws InvalidImageException {
    long nonZero = before;
    int k = first;
    while (emptyBlocks == 0 && k <= last) {
      int symbol = ac.decode(bits);
      int size = symbol & 15;
      int zeros = symbol >> 4;
      if (size == 0 && zeros != SIXTEEN_ZEROS) {
        emptyBlocks = run(zeros);
        break;
      }
      bits.skip(size > 0 ? 1 : 0);
      k = afterZeros(before, k, zeros);
      if (size > 0) {
        requireInside(k, last);
        nonZero |= 1L << k;
      }
      k++;
    }
    if (emptyBlocks > 0) {
      if (k <= last) {
        long rest = (-1L << k) & (-1L >>> (LAST - last));
        bits.skip(Long.bitCount(before & rest));
      }
      emptyBlocks--;
    }
    return nonZero;
  }

  /** Passes over zeros, and the correction bits of what is not zero between and before them. */
  private int afterZeros(long nonZero, int from, int zeros) throws InvalidImageException {
    int left = zeros;
    int k = from;
    while (k <= last) {
      if ((nonZero >>> k & 1) != 0) {
        bits.skip(1);
      } else if (left-- == 0) {
        break;
      }
      k++;
    }
    return k;
  }

  private int run(int exponent) throws InvalidImageException {
    return (1 << exponent) + bits.read(exponent);
  }

  private static void requireInside(int coefficient, int last) throws InvalidImageException {
    if (coefficient > last) {
      throw new InvalidImageException(
          ImageError.CORRUPT, "the picture's data has a block of too many coefficients");
    }
  }
}
