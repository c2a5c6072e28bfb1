package org.unmask.image;

/**
 * The IHDR chunk, which the PNG specification (section 11.2.1) puts first, and the EXIF data, which
 * may stand anywhere behind it.
 */
final class PngHeader {
  private static final int CHUNK_TYPE = 12;
  private static final int DATA = 16;
  private static final int CRC = 29;
  private static final int FIRST_CHUNK = 8;

  /** Length, type and checksum. */
  private static final int CHUNK_FRAME = 12;

  private PngHeader() {}

  static ImageHeader read(HeaderBytes bytes) throws InvalidImageException {
    int storedCrc = bytes.bigEndian32(CRC);
    if (bytes.bigEndian32(8) != CRC - DATA || !bytes.matches(CHUNK_TYPE, "IHDR")) {
      throw new InvalidImageException(ImageError.CORRUPT, "the first chunk is not an IHDR");
    }
    if (bytes.crc32(CHUNK_TYPE, CRC) != storedCrc) {
      throw new InvalidImageException(ImageError.CORRUPT, "the checksum of the IHDR is wrong");
    }
    return new ImageHeader(
        ImageFormat.PNG, bytes.bigEndian32(DATA), bytes.bigEndian32(DATA + 4), orientation(bytes));
  }

  /** Whether there is a chunk of EXIF data. */
  static boolean hasExif(HeaderBytes bytes) throws InvalidImageException {
    return exif(bytes) >= 0;
  }

  private static int orientation(HeaderBytes bytes) throws InvalidImageException {
    long chunk = exif(bytes);
    return chunk < 0
        ? ExifOrientation.AS_IT_IS
        : ExifOrientation.read(bytes, chunk + 8, afterChunk(bytes, chunk) - 4);
  }

  /** Where the chunk of EXIF data begins; -1 without one. */
  private static long exif(HeaderBytes bytes) throws InvalidImageException {
    for (long at = FIRST_CHUNK; at + CHUNK_FRAME <= bytes.length(); at = afterChunk(bytes, at)) {
      if (bytes.matches((int) at + 4, "eXIf")) {
        return at;
      }
    }
    return -1;
  }

  private static long afterChunk(HeaderBytes bytes, long at) throws InvalidImageException {
    return at + CHUNK_FRAME + Integer.toUnsignedLong(bytes.bigEndian32(at));
  }
}
