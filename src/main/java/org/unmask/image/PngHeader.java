package org.unmask.image;

/** The IHDR chunk, which the PNG specification (section 11.2.1) puts first. */
final class PngHeader {
  private static final int CHUNK_TYPE = 12;
  private static final int DATA = 16;
  private static final int CRC = 29;

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
        ImageFormat.PNG, bytes.bigEndian32(DATA), bytes.bigEndian32(DATA + 4), 1);
  }
}
