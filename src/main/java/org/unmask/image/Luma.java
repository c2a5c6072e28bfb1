package org.unmask.image;

/**
 * How bright the pixels of one image are.
 *
 * @param width in pixels; 1 or more
 * @param height in pixels; 1 or more
 * @param values row-major {@code [height][width]}, luma (ITU-R BT.601), 0 to 255 as unsigned bytes;
 *     not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Luma(int width, int height, byte[] values) {

  public Luma {
    if (width < 1 || height < 1 || values.length != (long) width * height) {
      throw new IllegalArgumentException(
          "Invalid luma: %d x %d pixels in %d bytes".formatted(width, height, values.length));
    }
  }

  /** The luma of pixels in colour, rounded to whole levels as the Y of a JPEG is. */
  public static Luma of(Raster raster) {
    byte[] rgb = raster.rgb();
    byte[] values = new byte[rgb.length / 3];
    for (int to = 0, from = 0; to < values.length; to++, from += 3) {
      int thousandths =
          299 * (rgb[from] & 255) + 587 * (rgb[from + 1] & 255) + 114 * (rgb[from + 2] & 255);
      values[to] = (byte) ((thousandths + 500) / 1000);
    }
    return new Luma(raster.width(), raster.height(), values);
  }

  /**
   * The picture as it is meant to be seen, if this is as stored.
   *
   * @param orientation of EXIF (tag 0x0112), 1 to 8
   */
  public Luma upright(int orientation) {
    Upright turned = Upright.of(values, width, height, 1, orientation);
    return new Luma(turned.width(), turned.height(), turned.samples());
  }

  /** Copies row {@code y} to {@code target}, which is as long as it. */
  void copyRow(int y, int[] target) {
    int from = y * width;
    for (int x = 0; x < target.length; x++) {
      target[x] = values[from + x] & 255;
    }
  }
}
