package org.unmask.augmentation;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Covers a rectangle with one grey (random erasing: Zhong et al., AAAI 2020). */
final class Erasing {
  private Erasing() {}

  /**
   * Changes the picture in place; the sides of the rectangle are 1 to 2 at most, and nearer to each
   * other where one of them would be longer than the picture.
   *
   * @param share of the picture's area, above 0 and at most 1
   */
  static void apply(Picture picture, double share, SplittableRandom random) {
    double widest = Math.min(Math.log(2), -Math.log(share)) / 2;
    double aspect = Math.exp((2 * random.nextDouble() - 1) * widest);
    int width = side(picture.width() * Math.sqrt(share) * aspect, picture.width());
    int height = side(picture.height() * Math.sqrt(share) / aspect, picture.height());
    int left = random.nextInt(picture.width() - width + 1);
    int top = random.nextInt(picture.height() - height + 1);
    float grey = random.nextInt(256);
    for (int y = top; y < top + height; y++) {
      int from = (y * picture.width() + left) * Picture.CHANNELS;
      Arrays.fill(picture.rgb(), from, from + width * Picture.CHANNELS, grey);
    }
  }

  private static int side(double wanted, int most) {
    return (int) Math.max(1, Math.min(most, Math.round(wanted)));
  }
}
