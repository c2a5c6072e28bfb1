package org.unmask.image;

/**
 * The orientation tag (0x0112) in the first directory of EXIF data. EXIF that makes no sense counts
 * as none: it must not cost a person their photograph.
 */
final class ExifOrientation {
  static final int AS_IT_IS = 1;

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY_BYTES = 12;
  private static final int MAGIC = 42;

  private final HeaderBytes bytes;
  private final boolean littleEndian;

  private ExifOrientation(HeaderBytes bytes, boolean littleEndian) {
    this.bytes = bytes;
    this.littleEndian = littleEndian;
  }

  /**
   * The orientation, 1 to 8.
   *
   * @param tiff where the TIFF header of the EXIF data begins
   * @param end before which byte the segment ends
   */
  static int read(HeaderBytes bytes, long tiff, long end) {
    try {
      boolean littleEndian = bytes.matches((int) tiff, "II");
      if (!littleEndian && !bytes.matches((int) tiff, "MM")) {
        return AS_IT_IS;
      }
      return new ExifOrientation(bytes, littleEndian).find(tiff, end);
    } catch (InvalidImageException cutOff) {
      return AS_IT_IS;
    }
  }

  private int find(long tiff, long end) throws InvalidImageException {
    if (number16(tiff + 2) != MAGIC) {
      return AS_IT_IS;
    }
    long directory = tiff + Integer.toUnsignedLong(number32(tiff + 4));
    if (directory + 2 > end) {
      return AS_IT_IS;
    }
    int entries = number16(directory);
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + (long) i * ENTRY_BYTES;
      if (entry + ENTRY_BYTES > end) {
        return AS_IT_IS;
      }
      if (number16(entry) == TAG && number16(entry + 2) == SHORT && number32(entry + 4) == 1) {
        int value = number16(entry + 8);
        return value >= 1 && value <= 8 ? value : AS_IT_IS;
      }
    }
    return AS_IT_IS;
  }

  private int number16(long at) throws InvalidImageException {
    return littleEndian ? bytes.littleEndian16(at) : bytes.bigEndian16(at);
  }

  private int number32(long at) throws InvalidImageException {
    return littleEndian ? bytes.littleEndian32(at) : bytes.bigEndian32(at);
  }
}
