package org.unmask.image;

import java.util.Arrays;

/**
 * What measures of an image go by: all of its luma, and colours only as means of areas, since eyes,
 * and most JPEGs, see them no finer.
 *
 * @param luma upright
 * @param colours of {@value #COLOUR_REDUCTION} x {@value #COLOUR_REDUCTION} pixels as stored each,
 *     or of more where the luma is reduced by more; they may lie as stored
 */
public record Measurable(Luma luma, Raster colours) {
  /** By how much the sides of the picture in colour are shorter. */
  public static final int COLOUR_REDUCTION = 8;

  /**
   * Of decoded pixels.
   *
   * @param upright the picture
   * @param reduction by how much its sides are shorter already: a power of two
   */
  public static Measurable of(Raster upright, int reduction) {
    int side = Math.max(1, COLOUR_REDUCTION / reduction);
    return new Measurable(Luma.of(upright), side == 1 ? upright : means(upright, side));
  }

  /** Means of squares; those at the right and at the bottom may be of fewer pixels. */
  private static Raster means(Raster raster, int side) {
    int width = (raster.width() + side - 1) / side;
    int height = (raster.height() + side - 1) / side;
    byte[] means = new byte[3 * width * height];
    int[] sums = new int[3 * width];
    for (int row = 0; row < height; row++) {
      int top = row * side;
      int bottom = Math.min(top + side, raster.height());
      Arrays.fill(sums, 0);
      for (int y = top; y < bottom; y++) {
        addRow(raster, y, side, sums);
      }
      for (int i = 0; i < sums.length; i++) {
        int pixels = (bottom - top) * Math.min(side, raster.width() - i / 3 * side);
        means[row * sums.length + i] = (byte) ((sums[i] + pixels / 2) / pixels);
      }
    }
    return new Raster(width, height, means);
  }

  private static void addRow(Raster raster, int y, int side, int[] sums) {
    byte[] rgb = raster.rgb();
    int at = 3 * y * raster.width();
    for (int x = 0; x < raster.width(); x++, at += 3) {
      int to = 3 * (x / side);
      sums[to] += rgb[at] & 255;
      sums[to + 1] += rgb[at + 1] & 255;
      sums[to + 2] += rgb[at + 2] & 255;
    }
  }
}
