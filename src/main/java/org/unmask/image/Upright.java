package org.unmask.image;

/**
 * How the samples of a picture are moved so that it is seen as it was meant to be.
 *
 * @param width of the upright picture in pixels
 * @param height of the upright picture in pixels
 * @param samples of the upright picture, row-major
 */
@SuppressWarnings("ArrayRecordComponent")
record Upright(int width, int height, byte[] samples) {

  /**
   * Turns samples as stored.
   *
   * @param stored row-major {@code [height][width][bands]}
   * @param orientation of EXIF (tag 0x0112), 1 to 8; 1 copies nothing
   */
  static Upright of(byte[] stored, int width, int height, int bands, int orientation) {
    if (orientation < 1 || orientation > 8) {
      throw new IllegalArgumentException("Invalid orientation: " + orientation + " (1 to 8)");
    }
    if (orientation == 1) {
      return new Upright(width, height, stored);
    }
    boolean lying = orientation >= 5;
    boolean mirrored = (orientation - 1 & 3) == 1 || (orientation - 1 & 3) == 2;
    boolean flipped = (orientation - 1 & 3) >= 2;
    int uprightWidth = lying ? height : width;
    int uprightHeight = lying ? width : height;
    // How far apart neighbours of the upright picture are stored, and where its corner is.
    int across = (mirrored ? -bands : bands) * (lying ? width : 1);
    int down = (flipped ? -bands : bands) * (lying ? 1 : width);
    int corner =
        (mirrored ? -across * (uprightWidth - 1) : 0) + (flipped ? -down * (uprightHeight - 1) : 0);
    byte[] turned = new byte[stored.length];
    int to = 0;
    for (int y = 0; y < uprightHeight; y++) {
      int from = corner + y * down;
      for (int x = 0; x < uprightWidth; x++) {
        for (int band = 0; band < bands; band++) {
          turned[to++] = stored[from + band];
        }
        from += across;
      }
    }
    return new Upright(uprightWidth, uprightHeight, turned);
  }
}
