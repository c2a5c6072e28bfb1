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
    if (orientation < 1 || orientation > 8) {
      throw new IllegalArgumentException("Invalid orientation: " + orientation + " (1 to 8)");
    }
    if (orientation == 1) {
      return this;
    }
    boolean lying = orientation >= 5;
    boolean mirrored = (orientation - 1 & 3) == 1 || (orientation - 1 & 3) == 2;
    boolean flipped = (orientation - 1 & 3) >= 2;
    int uprightWidth = lying ? height : width;
    int uprightHeight = lying ? width : height;
    // How far apart neighbours of the upright picture are stored, and where its corner is.
    int across = (mirrored ? -3 : 3) * (lying ? width : 1);
    int down = (flipped ? -3 : 3) * (lying ? 1 : width);
    int corner =
        (mirrored ? -across * (uprightWidth - 1) : 0) + (flipped ? -down * (uprightHeight - 1) : 0);
    byte[] turned = new byte[rgb.length];
    int to = 0;
    for (int y = 0; y < uprightHeight; y++) {
      int from = corner + y * down;
      for (int x = 0; x < uprightWidth; x++) {
        turned[to++] = rgb[from];
        turned[to++] = rgb[from + 1];
        turned[to++] = rgb[from + 2];
        from += across;
      }
    }
    return new Raster(uprightWidth, uprightHeight, turned);
  }
}
