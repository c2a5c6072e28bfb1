package org.unmask.image;

/** The segments of a JPEG up to its frame header (ITU-T T.81, annex B). */
final class JpegHeader {
  private static final int TEM = 0x01;
  private static final int FIRST_RESTART = 0xd0;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int APP1 = 0xe1;
  private static final String EXIF = "Exif\0\0";

  private JpegHeader() {}

  static ImageHeader read(HeaderBytes bytes) throws InvalidImageException {
    int orientation = ExifOrientation.AS_IT_IS;
    long at = 2;
    while (true) {
      if (bytes.unsignedByte(at) != 0xff) {
        throw corrupt("no marker at byte " + at);
      }
      int marker = bytes.unsignedByte(at + 1);
      if (marker == 0xff) {
        // Any number of 0xff may fill the place before a marker.
        at++;
        continue;
      }
      at += 2;
      if (marker == TEM || (marker >= FIRST_RESTART && marker <= START_OF_IMAGE)) {
        continue;
      }
      if (marker == 0 || marker == END_OF_IMAGE || marker == START_OF_SCAN) {
        throw corrupt("no frame header");
      }
      int length = bytes.bigEndian16(at);
      if (length < 2) {
        throw corrupt("a segment of " + length + " bytes at byte " + at);
      }
      if (isFrame(marker)) {
        return frame(bytes, at, marker, orientation);
      }
      if (marker == APP1
          && orientation == ExifOrientation.AS_IT_IS
          && length >= 2 + EXIF.length()
          && bytes.matches((int) at + 2, EXIF)) {
        orientation = ExifOrientation.read(bytes, at + 2 + EXIF.length(), at + length);
      }
      at += length;
    }
  }

  /** SOF0 to SOF15; between them lie tables: DHT (c4), the reserved JPG (c8) and DAC (cc). */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static ImageHeader frame(HeaderBytes bytes, long at, int marker, int orientation)
      throws InvalidImageException {
    int precision = bytes.unsignedByte(at + 2);
    int height = bytes.bigEndian16(at + 3);
    int width = bytes.bigEndian16(at + 5);
    int components = bytes.unsignedByte(at + 7);
    boolean decodable =
        switch (marker) {
          // Baseline, extended and progressive, with Huffman or arithmetic coding.
          case 0xc0, 0xc1, 0xc2, 0xc9, 0xca -> precision == 8;
          default -> false;
        };
    if (!decodable) {
      throw new InvalidImageException(
          ImageError.UNSUPPORTED_FORMAT,
          "JPEG of process SOF" + (marker - 0xc0) + " with " + precision + " bits");
    }
    if (components == 0) {
      throw corrupt("no colour components");
    }
    return new ImageHeader(ImageFormat.JPEG, width, height, orientation);
  }

  private static InvalidImageException corrupt(String detail) {
    return new InvalidImageException(ImageError.CORRUPT, detail);
  }
}
