package org.unmask.demo;

import java.io.IOException;

/**
 * What happens to a picture on its way: many pass through applications that soften, shrink, clean
 * or sharpen them, and all are encoded once. Fakes go the way of the photograph they were made
 * from, so neither sharpness nor size of file tells the label, in small corpora too.
 */
final class Sharing {
  private Sharing() {}

  /** The bytes of the file that arrives. */
  static byte[] send(Raster picture, Dice dice) throws IOException {
    Raster sent = process(picture, dice);
    return JpegEncoder.encode(sent, 76 + dice.below(20));
  }

  private static Raster process(Raster picture, Dice dice) {
    int lot = dice.below(100);
    float amount = dice.between(0, 1);
    if (lot < 50) {
      return picture;
    }
    if (lot < 62) {
      return Filters.blur(picture, 0.35f + 0.35f * amount);
    }
    if (lot < 75) {
      int smaller = Math.round(picture.width * (0.62f + 0.3f * amount));
      return Filters.resize(
          Filters.resize(picture, smaller, smaller), picture.width, picture.height);
    }
    if (lot < 85) {
      return Filters.denoise(picture, 0.02f + 0.05f * amount);
    }
    return Filters.sharpen(picture, 0.9f, 0.3f + 0.7f * amount);
  }
}
