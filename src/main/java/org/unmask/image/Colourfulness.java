package org.unmask.image;

/**
 * How colourful pixels are: Hasler and Süsstrunk, "Measuring colourfulness in natural images"
 * (2003), the measure they name M3. Sums are of whole numbers.
 */
final class Colourfulness {
  private Colourfulness() {}

  /** 0 for grey; about 109 for the most colourful photographs. */
  static double of(Raster raster) {
    byte[] rgb = raster.rgb();
    long redGreen = 0;
    long redGreenSquares = 0;
    long yellowBlue = 0; // Twice that of the paper.
    long yellowBlueSquares = 0;
    for (int at = 0; at < rgb.length; at += 3) {
      int red = rgb[at] & 255;
      int green = rgb[at + 1] & 255;
      int blue = rgb[at + 2] & 255;
      int rg = red - green;
      int yb = red + green - 2 * blue;
      redGreen += rg;
      redGreenSquares += (long) rg * rg;
      yellowBlue += yb;
      yellowBlueSquares += (long) yb * yb;
    }
    double pixels = rgb.length / 3.0;
    double variances =
        variance(redGreen, redGreenSquares, pixels)
            + variance(yellowBlue, yellowBlueSquares, pixels) / 4;
    return Math.sqrt(variances) + 0.3 * Math.hypot(redGreen / pixels, yellowBlue / pixels / 2);
  }

  private static double variance(long sum, long squares, double count) {
    double mean = sum / count;
    return Math.max(0, squares / count - mean * mean);
  }
}
