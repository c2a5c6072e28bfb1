package org.unmask.demo;

/** Fits mean and contrast of a picture to another under a mask, channel by channel (Reinhard). */
final class ColourTransfer {
  private ColourTransfer() {}

  /**
   * Changes {@code picture} in place.
   *
   * @param strength 1 fits wholly; less leaves a part of the difference, as real swaps do
   */
  static void fit(Raster picture, Raster model, FaceMask mask, float strength) {
    for (int c = 0; c < 3; c++) {
      Moments from = Moments.of(picture, mask, c);
      Moments to = Moments.of(model, mask, c);
      float gain = Curve.mix(1, to.deviation / Math.max(from.deviation, 0.01f), strength);
      gain = Math.min(Math.max(gain, 0.6f), 1.6f);
      float mean = Curve.mix(from.mean, to.mean, strength);
      for (int i = c; i < picture.data.length; i += 3) {
        picture.data[i] = mean + (picture.data[i] - from.mean) * gain;
      }
    }
  }

  private record Moments(float mean, float deviation) {
    static Moments of(Raster picture, FaceMask mask, int channel) {
      double weights = 1e-9;
      double sum = 0;
      double squares = 0;
      for (int y = 0; y < picture.height; y++) {
        for (int x = 0; x < picture.width; x++) {
          float weight = mask.at(x, y, picture.width);
          float value = picture.data[picture.index(x, y) + channel];
          weights += weight;
          sum += weight * value;
          squares += weight * value * value;
        }
      }
      double mean = sum / weights;
      return new Moments(
          (float) mean, (float) Math.sqrt(Math.max(0, squares / weights - mean * mean)));
    }
  }
}
