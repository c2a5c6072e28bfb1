package org.unmask.tensorflow;

/**
 * How the stored rows and columns of a square picture lie in the upright one.
 *
 * @param exif 1 (as stored) to 8, as EXIF counts them
 */
record Orientation(int exif) {

  /** The orientation that shows the upright picture of this one mirrored. */
  Orientation mirrored() {
    return new Orientation((exif - 1 ^ 1) + 1);
  }

  private boolean transposed() {
    return exif >= 5;
  }

  private boolean flippedX() {
    return exif == 2 || exif == 3 || exif == 6 || exif == 7;
  }

  private boolean flippedY() {
    return exif == 3 || exif == 4 || exif == 7 || exif == 8;
  }

  /** Where a crop of the upright picture lies between the first (0) and the last stored column. */
  double storedX(double cropX, double cropY) {
    return transposed() ? uprightY(cropY) : uprightX(cropX);
  }

  /** Where a crop of the upright picture lies between the first (0) and the last stored row. */
  double storedY(double cropX, double cropY) {
    return transposed() ? uprightX(cropX) : uprightY(cropY);
  }

  private double uprightX(double x) {
    return flippedX() ? 1 - x : x;
  }

  private double uprightY(double y) {
    return flippedY() ? 1 - y : y;
  }

  /** Where stored pixels are in the upright picture: {@code size * size} values of 3 channels. */
  float[] upright(float[] stored, int size) {
    if (exif == 1) {
      return stored;
    }
    float[] upright = new float[stored.length];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int column = flippedX() ? size - 1 - x : x;
        int row = flippedY() ? size - 1 - y : y;
        int from = transposed() ? column * size + row : row * size + column;
        int to = y * size + x;
        upright[to * 3] = stored[from * 3];
        upright[to * 3 + 1] = stored[from * 3 + 1];
        upright[to * 3 + 2] = stored[from * 3 + 2];
      }
    }
    return upright;
  }
}
