package org.unmask.image;

/**
 * The marker that ends a JPEG. Without it a decoder cannot know that pixels are missing; some paint
 * them grey. It is looked for from the end of the file backwards, where it nearly always stands,
 * but for bytes that cameras and editors append.
 */
final class JpegEnd {
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;

  private JpegEnd() {}

  /**
   * Makes sure that the first scan is followed by an end; that of a thumbnail stands before it.
   *
   * @param afterFrame where the segment behind the frame header begins
   */
  static void require(HeaderBytes bytes, long afterFrame) throws InvalidImageException {
    long scan = firstScan(bytes, afterFrame);
    for (long at = bytes.length() - 2; at >= scan; at--) {
      if (bytes.unsignedByte(at) == 0xff && bytes.unsignedByte(at + 1) == END_OF_IMAGE) {
        return;
      }
    }
    throw new InvalidImageException(ImageError.CORRUPT, "truncated: no end-of-image marker");
  }

  /** Where the data of the first scan begins. */
  private static long firstScan(HeaderBytes bytes, long afterFrame) throws InvalidImageException {
    JpegSegment segment = JpegSegment.next(bytes, afterFrame);
    while (segment.marker() != START_OF_SCAN) {
      segment = JpegSegment.next(bytes, segment.end());
    }
    return segment.end();
  }
}
