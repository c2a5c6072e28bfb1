package org.unmask.image;

/**
 * Decoded pixels of one image.
 *
 * @param width in pixels; 1 or more
 * @param height in pixels; 1 or more
 * @param rgb row-major {@code [height][width][3]}, red, green, blue, 0 to 255 as unsigned bytes;
 *     not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Raster(int width, int height, byte[] rgb) {

  public Raster {
    if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "Invalid raster: %d x %d pixels in %d bytes".formatted(width, height, rgb.length));
    }
  }

  /**
   * The picture as it is meant to be seen, if these are its pixels as stored.
   *
   * @param orientation of EXIF (tag 0x0112), 1 to 8
   */
  public Raster upright(int orientation) {
    Upright turned = Upright.of(rgb, width, height, 3, orientation);
    return new Raster(turned.width(), turned.height(), turned.samples());
  }
}
