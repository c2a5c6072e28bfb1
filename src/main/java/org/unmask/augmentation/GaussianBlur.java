package org.unmask.augmentation;

/** Convolution with a Gaussian, rows and columns after one another; the border is repeated. */
final class GaussianBlur {
  private final float[] half;

  /**
   * A blur.
   *
   * @param sigma standard deviation in pixels, above 0; the kernel is cut off at three of them
   */
  GaussianBlur(double sigma) {
    int radius = Math.max(1, (int) Math.ceil(3 * sigma));
    half = new float[radius + 1];
    double sum = 0;
    for (int i = 0; i <= radius; i++) {
      double weight = Math.exp(-i * i / (2 * sigma * sigma));
      half[i] = (float) weight;
      sum += i == 0 ? weight : 2 * weight;
    }
    for (int i = 0; i <= radius; i++) {
      half[i] /= (float) sum;
    }
  }

  /** Changes the picture in place. */
  void apply(Picture picture) {
    int row = picture.width() * Picture.CHANNELS;
    float[] across = new float[picture.rgb().length];
    float[] line = new float[row + 2 * (half.length - 1) * Picture.CHANNELS];
    for (int y = 0; y < picture.height(); y++) {
      addRow(picture, y, line, across);
    }
    for (int y = 0; y < picture.height(); y++) {
      addColumns(across, y, row, picture);
    }
  }

  /** One row with its border repeated on both sides, so that the inner loop has no branch. */
  private void addRow(Picture picture, int y, float[] line, float[] across) {
    int row = picture.width() * Picture.CHANNELS;
    int border = (half.length - 1) * Picture.CHANNELS;
    System.arraycopy(picture.rgb(), y * row, line, border, row);
    for (int i = 0; i < border; i++) {
      line[i] = line[border + i % Picture.CHANNELS];
      line[border + row + i] = line[border + row - Picture.CHANNELS + i % Picture.CHANNELS];
    }
    int to = y * row;
    for (int i = 0; i < row; i++) {
      across[to + i] = half[0] * line[border + i];
    }
    for (int k = 1; k < half.length; k++) {
      int reach = k * Picture.CHANNELS;
      for (int i = 0; i < row; i++) {
        across[to + i] += half[k] * (line[border + i - reach] + line[border + i + reach]);
      }
    }
  }

  private void addColumns(float[] across, int y, int row, Picture picture) {
    float[] rgb = picture.rgb();
    int to = y * row;
    for (int i = 0; i < row; i++) {
      rgb[to + i] = half[0] * across[to + i];
    }
    for (int k = 1; k < half.length; k++) {
      int above = Math.max(0, y - k) * row;
      int below = Math.min(picture.height() - 1, y + k) * row;
      for (int i = 0; i < row; i++) {
        rgb[to + i] += half[k] * (across[above + i] + across[below + i]);
      }
    }
  }
}
