package org.unmask.tensorflow;

import java.util.List;
import org.unmask.image.ImageFormat;
import org.unmask.image.ImageHeader;

/**
 * By how much a JPEG is made smaller while it is decoded: libjpeg computes blocks of 4, 2 or 1
 * pixels in place of 8 from the low frequencies alone, at a fraction of the time and memory.
 */
final class JpegScale {
  /** Ratios that libjpeg and TensorFlow have, 1 for the whole size; other formats have that one. */
  static final List<Integer> RATIOS = List.of(1, 2, 4, 8);

  /** So much larger than shown stays what is decoded, so that the fine filter still shapes it. */
  private static final int MARGIN = 2;

  private JpegScale() {}

  /**
   * The greatest ratio that leaves {@link #MARGIN} stored pixels for each that is shown.
   *
   * @param zoom how many times larger an image is than what {@code size} pixels show of its shorter
   *     side
   */
  static int ratio(ImageHeader header, double zoom, int size) {
    if (header.format() != ImageFormat.JPEG) {
      return 1;
    }
    double least = MARGIN * size * zoom;
    int ratio = 1;
    for (int candidate : RATIOS) {
      if (header.width() >= least * candidate && header.height() >= least * candidate) {
        ratio = candidate;
      }
    }
    return ratio;
  }
}
