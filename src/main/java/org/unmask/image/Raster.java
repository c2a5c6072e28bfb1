package org.unmask.image;

/**
 * Decoded pixels of one image, upright.
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
}
