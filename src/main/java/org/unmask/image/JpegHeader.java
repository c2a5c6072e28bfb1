package org.unmask.image;

/** The segments of a JPEG up to its frame header (ITU-T T.81, annex B). */
final class JpegHeader {
  private static final int FIRST_SEGMENT = 2;
  private static final int START_OF_SCAN = 0xda;
  private static final int APP1 = 0xe1;
  private static final String EXIF = "Exif\0\0";

  private JpegHeader() {}

  static ImageHeader read(HeaderBytes bytes) throws InvalidImageException {
    int orientation = ExifOrientation.AS_IT_IS;
    JpegSegment segment = JpegSegment.next(bytes, FIRST_SEGMENT);
    while (!JpegFrame.isFrame(segment.marker())) {
      if (segment.marker() == START_OF_SCAN) {
        throw corrupt("no frame header");
      }
      if (orientation == ExifOrientation.AS_IT_IS && isExif(bytes, segment)) {
        orientation = ExifOrientation.read(bytes, segment.at() + 2 + EXIF.length(), segment.end());
      }
      segment = JpegSegment.next(bytes, segment.end());
    }
    ImageHeader header = frame(bytes, segment.at(), segment.marker(), orientation);
    JpegEnd.require(bytes, segment.end());
    return header;
  }

  static boolean isExif(HeaderBytes bytes, JpegSegment segment) {
    return segment.marker() == APP1
        && segment.length() >= 2 + EXIF.length()
        && bytes.matches((int) segment.at() + 2, EXIF);
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
