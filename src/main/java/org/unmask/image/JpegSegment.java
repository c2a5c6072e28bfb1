package org.unmask.image;

/**
 * A marker of a JPEG with its parameters (ITU-T T.81, annex B).
 *
 * @param marker the second byte of the marker
 * @param at where its length stands, which counts itself
 * @param length 2 or more
 */
record JpegSegment(int marker, long at, int length) {
  private static final int TEM = 0x01;
  private static final int FIRST_RESTART = 0xd0;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;

  /** The first segment from {@code from} on; markers that have none are skipped. */
  static JpegSegment next(HeaderBytes bytes, long from) throws InvalidImageException {
    long at = from;
    while (true) {
      if (bytes.unsignedByte(at) != 0xff) {
        throw corrupt("no marker at byte " + at);
      }
      int marker = bytes.unsignedByte(at + 1);
      if (marker == 0xff) {
        // Any number of 0xff may fill the place before a marker.
        at++;
      } else if (standsAlone(marker)) {
        at += 2;
      } else if (marker == 0 || marker == END_OF_IMAGE) {
        throw corrupt("no picture before byte " + at);
      } else {
        return of(bytes, marker, at + 2);
      }
    }
  }

  /** Whether a marker has neither a length nor parameters. */
  static boolean standsAlone(int marker) {
    return marker == TEM || (marker >= FIRST_RESTART && marker <= START_OF_IMAGE);
  }

  private static JpegSegment of(HeaderBytes bytes, int marker, long at)
      throws InvalidImageException {
    int length = bytes.bigEndian16(at);
    if (length < 2) {
      throw corrupt("a segment of " + length + " bytes at byte " + at);
    }
    return new JpegSegment(marker, at, length);
  }

  long end() {
    return at + length;
  }

  private static InvalidImageException corrupt(String detail) {
    return new InvalidImageException(ImageError.CORRUPT, detail);
  }
}
