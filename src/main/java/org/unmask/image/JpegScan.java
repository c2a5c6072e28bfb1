package org.unmask.image;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of a scan (ITU-T T.81, B.2.3).
 *
 * @param parts the components that it codes, one to four
 * @param first of its band of coefficients, in zigzag order
 * @param last of its band
 * @param previousBit how far down the bits were coded before; 0 in the first scan of a band
 * @param bit how far down the bits are coded now
 * @param data where its data begins
 */
record JpegScan(List<Part> parts, int first, int last, int previousBit, int bit, long data) {

  /**
   * A component of the scan.
   *
   * @param component its index in the frame
   * @param dc which table codes its means, 0 to 3
   * @param ac which table codes the rest, 0 to 3
   */
  record Part(int component, int dc, int ac) {}

  static JpegScan read(HeaderBytes bytes, JpegSegment segment, JpegFrame frame)
      throws InvalidImageException {
    int count = bytes.unsignedByte(segment.at() + 2);
    if (count < 1 || count > 4 || segment.length() != 6 + 2 * count) {
      throw corrupt("a scan of " + count + " components");
    }
    List<Part> parts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long at = segment.at() + 3 + 2L * i;
      @Nullable Integer component = frame.indexOf(bytes.unsignedByte(at));
      if (component == null) {
        throw corrupt("a scan of a component that is not in the frame");
      }
      int tables = bytes.unsignedByte(at + 1);
      parts.add(new Part(component, tables >> 4 & 3, tables & 3));
    }
    long band = segment.at() + 3 + 2L * count;
    int bitPlanes = bytes.unsignedByte(band + 2);
    JpegScan scan =
        new JpegScan(
            List.copyOf(parts),
            bytes.unsignedByte(band),
            bytes.unsignedByte(band + 1),
            bitPlanes >> 4,
            bitPlanes & 15,
            segment.end());
    scan.requireBand(frame);
    return scan;
  }

  /** What the coefficients and components of a progressive scan must be (G.1.1.1.1). */
  private void requireBand(JpegFrame frame) throws InvalidImageException {
    if (!frame.isProgressive()) {
      return;
    }
    boolean sound = first == 0 ? last == 0 : first <= last && last <= 63 && parts.size() == 1;
    if (!sound) {
      throw corrupt("a scan of the coefficients " + first + " to " + last);
    }
  }

  private static InvalidImageException corrupt(String detail) {
    return new InvalidImageException(ImageError.CORRUPT, detail);
  }
}
