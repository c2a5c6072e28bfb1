package org.unmask.image;

import java.util.Set;

/** The file header of 14 bytes and the DIB header behind it. */
final class BmpHeader {
  private static final int DIB = 14;
  private static final int CORE_SIZE = 12;

  /** BI_JPEG and BI_PNG, for printers: readers allocate whatever such a header claims. */
  private static final Set<Integer> EMBEDDED = Set.of(4, 5);

  /** BITMAPCOREHEADER, the OS/2 one, BITMAPINFOHEADER and its versions 2 to 5. */
  private static final Set<Integer> DIB_SIZES = Set.of(CORE_SIZE, 64, 40, 52, 56, 108, 124);

  private BmpHeader() {}

  /** "BM" alone also begins texts; the size of the second header settles it. */
  static boolean looksLikeOne(HeaderBytes bytes) throws InvalidImageException {
    return bytes.length() >= DIB + 4 && DIB_SIZES.contains(bytes.littleEndian32(DIB));
  }

  static ImageHeader read(HeaderBytes bytes) throws InvalidImageException {
    if (bytes.littleEndian32(DIB) == CORE_SIZE) {
      return new ImageHeader(
          ImageFormat.BMP, bytes.littleEndian16(DIB + 4), bytes.littleEndian16(DIB + 6), 1);
    }
    if (EMBEDDED.contains(bytes.littleEndian32(DIB + 16))) {
      throw new InvalidImageException(
          ImageError.UNSUPPORTED_FORMAT, "BMP around an image of another format");
    }
    int height = bytes.littleEndian32(DIB + 8);
    // Negative means that rows are stored from the top; -2^31 stays negative and is refused.
    return new ImageHeader(
        ImageFormat.BMP, bytes.littleEndian32(DIB + 4), height < 0 ? -height : height, 1);
  }
}
