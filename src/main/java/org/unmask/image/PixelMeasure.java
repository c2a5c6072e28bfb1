package org.unmask.image;

/**
 * One pass over pixels. Sums are of whole numbers, and exact but for the last; luma is in 1/1000.
 */
final class PixelMeasure {
  private static final double LUMA_UNIT = 1000;

  private final int width;
  private final int height;
  private final byte[] rgb;

  private double luma;
  private double redGreen;
  private double redGreenSquares;

  /** Twice the yellow-blue of Hasler and Süsstrunk. */
  private double yellowBlue;

  private double yellowBlueSquares;
  private double laplacian;
  private double laplacianSquares;

  PixelMeasure(Raster raster) {
    this.width = raster.width();
    this.height = raster.height();
    this.rgb = raster.rgb();
  }

  PixelTraits measure() {
    int[] above = new int[width];
    int[] middle = new int[width];
    int[] below = new int[width];
    for (int y = 0; y < height; y++) {
      readRow(y, below);
      if (y >= 2) {
        addLaplacian(above, middle, below);
      }
      int[] free = above;
      above = middle;
      middle = below;
      below = free;
    }
    double pixels = (double) width * height;
    return new PixelTraits(sharpness(), luma / pixels / LUMA_UNIT, colourfulness(pixels));
  }

  private void readRow(int y, int[] lumas) {
    int at = y * width * 3;
    long lumaOfRow = 0;
    long redGreenOfRow = 0;
    long redGreenSquaresOfRow = 0;
    long yellowBlueOfRow = 0;
    long yellowBlueSquaresOfRow = 0;
    for (int x = 0; x < lumas.length; x++) {
      int red = rgb[at] & 0xff;
      int green = rgb[at + 1] & 0xff;
      int blue = rgb[at + 2] & 0xff;
      at += 3;
      int brightness = 299 * red + 587 * green + 114 * blue;
      lumas[x] = brightness;
      int rg = red - green;
      int yb = red + green - 2 * blue;
      lumaOfRow += brightness;
      redGreenOfRow += rg;
      redGreenSquaresOfRow += (long) rg * rg;
      yellowBlueOfRow += yb;
      yellowBlueSquaresOfRow += (long) yb * yb;
    }
    luma += lumaOfRow;
    redGreen += redGreenOfRow;
    redGreenSquares += redGreenSquaresOfRow;
    yellowBlue += yellowBlueOfRow;
    yellowBlueSquares += yellowBlueSquaresOfRow;
  }

  private void addLaplacian(int[] above, int[] middle, int[] below) {
    long sum = 0;
    long squares = 0;
    for (int x = 1; x < middle.length - 1; x++) {
      // No more than 1,020,000 either way.
      int edge = above[x] + below[x] + middle[x - 1] + middle[x + 1] - 4 * middle[x];
      long value = edge;
      sum += value;
      squares += value * value;
    }
    laplacian += sum;
    laplacianSquares += squares;
  }

  private double sharpness() {
    double inner = (double) Math.max(0, width - 2) * Math.max(0, height - 2);
    if (inner == 0) {
      return 0;
    }
    return variance(laplacian, laplacianSquares, inner) / (LUMA_UNIT * LUMA_UNIT);
  }

  private double colourfulness(double pixels) {
    double meanRedGreen = redGreen / pixels;
    double meanYellowBlue = yellowBlue / pixels / 2;
    double variances =
        variance(redGreen, redGreenSquares, pixels)
            + variance(yellowBlue, yellowBlueSquares, pixels) / 4;
    return Math.sqrt(variances) + 0.3 * Math.hypot(meanRedGreen, meanYellowBlue);
  }

  private static double variance(double sum, double squares, double count) {
    double mean = sum / count;
    return Math.max(0, squares / count - mean * mean);
  }
}
