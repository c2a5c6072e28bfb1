package org.unmask.augmentation;

/** Compresses a picture as JPEG and decodes it again. */
@FunctionalInterface
public interface JpegRoundTrip {

  /**
   * What is left of a picture.
   *
   * @param rgb row-major {@code [height][width][3]}, red, green, blue as unsigned bytes
   * @param quality 1 to 100
   * @return the same layout
   */
  byte[] apply(byte[] rgb, int width, int height, int quality);
}
