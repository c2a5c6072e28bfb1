package org.unmask.augmentation;

import java.util.SplittableRandom;

/**
 * A rectangle of one picture that is put into another (CutMix: Yun et al., ICCV 2019): its area is
 * drawn evenly from 0 to that of the picture, its centre evenly from all pixels, and what lies
 * outside is cut off. The label of the mixture is that of both pictures, by their areas. Where a
 * network knows each training image by heart, no two mixtures are the same.
 *
 * @param left first column of the rectangle
 * @param top first row
 * @param width of the rectangle, which may be 0, in pixels
 * @param height the same
 * @param size width and height of the picture, in pixels
 */
public record CutMix(int left, int top, int width, int height, int size) {

  /** Draws a rectangle for pictures {@code size} wide and high; 1 or more. */
  public static CutMix sample(SplittableRandom random, int size) {
    double side = size * Math.sqrt(random.nextDouble());
    double x = random.nextInt(size) + 0.5;
    double y = random.nextInt(size) + 0.5;
    int left = inside(x - side / 2, size);
    int top = inside(y - side / 2, size);
    return new CutMix(
        left, top, inside(x + side / 2, size) - left, inside(y + side / 2, size) - top, size);
  }

  private static int inside(double edge, int size) {
    return (int) Math.max(0, Math.min(size, Math.round(edge)));
  }

  /** Share of the picture that the rectangle covers; 0 to 1. */
  public double share() {
    return (double) width * height / ((double) size * size);
  }

  /**
   * Puts the rectangle of one picture into another, at the same place.
   *
   * @param from {@code size * size * 3} bytes, row-major RGB
   * @param target takes the rectangle; its picture begins at {@code offset}
   */
  public void paste(byte[] from, byte[] target, int offset) {
    for (int y = top; y < top + height; y++) {
      int begin = (y * size + left) * Picture.CHANNELS;
      System.arraycopy(from, begin, target, offset + begin, width * Picture.CHANNELS);
    }
  }

  /** What the mixture is labelled, given the labels of the picture and of what is put into it. */
  public float label(float picture, float pasted) {
    return (float) (picture + share() * (pasted - picture));
  }
}
