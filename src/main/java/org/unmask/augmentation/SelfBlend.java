package org.unmask.augmentation;

import java.util.SplittableRandom;

/**
 * Fakes out of one real image (Shiohara and Yamasaki, "Detecting Deepfakes with Self-Blended
 * Images", CVPR 2022): two copies of it, one of them changed in colour or sharpness and one moved a
 * little, are blended under a soft mask of the shape of a face. Whoever tells them from reals has
 * learnt what every face swap leaves, the seam and two sets of statistics, and not the fingerprint
 * of one generator.
 */
public final class SelfBlend {
  /** As often as the paper has them. */
  private static final double[] OPACITIES = {0.25, 0.5, 0.75, 1, 1, 1};

  /**
   * How often it is what is pasted that was changed, and not the picture about it. The paper has
   * one half, and sharpens as often as it smooths; but a face that a network made is smoother than
   * its picture, and so made, blends say a little more of real swaps (EXPERIMENTS.md of the
   * detector has figures).
   */
  private static final double PASTED_IS_CHANGED = 0.9;

  private final JpegRoundTrip jpeg;

  public SelfBlend(JpegRoundTrip jpeg) {
    this.jpeg = jpeg;
  }

  /** The blend; {@code real} is changed. What is drawn follows from {@code random} alone. */
  public Picture apply(Picture real, SplittableRandom random) {
    Picture target = real.copy();
    Picture source = real;
    if (random.nextDouble() < PASTED_IS_CHANGED) {
      source = disturbed(source, random);
    } else {
      target = disturbed(target, random);
    }
    source = moved(source, random);
    double opacity = OPACITIES[random.nextInt(OPACITIES.length)];
    float[] weights = FaceMask.sample(random).weights(real.width(), real.height());
    target.blend(source, weights, opacity);
    return target;
  }

  /** Other colours, and often less detail or another compression. */
  private Picture disturbed(Picture picture, SplittableRandom random) {
    new Tones(
            (float) (16 * spread(random)),
            (float) (1 + 0.12 * spread(random)),
            (float) (1 + 0.25 * spread(random)))
        .apply(picture);
    shiftChannels(picture, random);
    double kind = random.nextDouble();
    if (kind < 0.65) {
      return Augmenter.rescaled(picture, 0.2 + 0.45 * random.nextDouble());
    }
    if (kind < 0.8) {
      return recompressed(picture, 30 + random.nextInt(55));
    }
    return picture;
  }

  private static void shiftChannels(Picture picture, SplittableRandom random) {
    float[] rgb = picture.rgb();
    for (int c = 0; c < Picture.CHANNELS; c++) {
      float shift = (float) (8 * spread(random));
      for (int i = c; i < rgb.length; i += Picture.CHANNELS) {
        rgb[i] += shift;
      }
    }
  }

  private Picture recompressed(Picture picture, int quality) {
    return Picture.of(
        jpeg.apply(picture.bytes(), picture.width(), picture.height(), quality),
        picture.width(),
        picture.height());
  }

  /** Shifted by 3 % at most and scaled by 5 % at most, so that features do not meet. */
  private static Picture moved(Picture picture, SplittableRandom random) {
    double scale = Math.exp(0.05 * spread(random));
    double shiftX = 0.03 * spread(random) * picture.width();
    double shiftY = 0.02 * spread(random) * picture.height();
    float[] moved = new float[picture.rgb().length];
    int width = picture.width();
    int height = picture.height();
    for (int y = 0; y < height; y++) {
      double fromY = clamp((y - height / 2.0) * scale + height / 2.0 + shiftY, height - 1);
      int top = Math.min((int) fromY, height - 2);
      float down = (float) (fromY - top);
      for (int x = 0; x < width; x++) {
        double fromX = clamp((x - width / 2.0) * scale + width / 2.0 + shiftX, width - 1);
        int left = Math.min((int) fromX, width - 2);
        float right = (float) (fromX - left);
        interpolate(picture.rgb(), (top * width + left), width, right, down, moved, y * width + x);
      }
    }
    return new Picture(width, height, moved);
  }

  private static void interpolate(
      float[] rgb, int pixel, int width, float right, float down, float[] target, int at) {
    int a = pixel * Picture.CHANNELS;
    int below = a + width * Picture.CHANNELS;
    for (int c = 0; c < Picture.CHANNELS; c++) {
      float upper = rgb[a + c] + right * (rgb[a + Picture.CHANNELS + c] - rgb[a + c]);
      float lower = rgb[below + c] + right * (rgb[below + Picture.CHANNELS + c] - rgb[below + c]);
      target[at * Picture.CHANNELS + c] = upper + down * (lower - upper);
    }
  }

  private static double clamp(double value, int most) {
    return Math.max(0, Math.min(most, value));
  }

  private static double spread(SplittableRandom random) {
    return 2 * random.nextDouble() - 1;
  }
}
