package org.unmask.augmentation;

import java.util.SplittableRandom;

/**
 * The face of a fake in the place of a real one: what face swaps look like whose face a generator
 * drew, as those of OpenForensics (Le et al., ICCV 2021). Colours are fitted under a soft mask of
 * the shape of a face (mean and deviation of each channel: Reinhard et al., "Color transfer between
 * images", 2001), so that neither the generator's backgrounds nor a step in colour gives it away.
 * Both pictures have to show a face at about the same place, as crops of one source do.
 */
public final class FaceSwap {
  /** How often the face comes at a lower resolution than the picture about it. */
  private static final double SMOOTHED = 0.3;

  /** How much a channel's contrast is changed at most, either way. */
  private static final double MOST_CONTRAST = 2;

  private FaceSwap() {}

  /**
   * Puts the face in; both pictures, of one size, are changed.
   *
   * @return {@code real} with the face of {@code fake}; what is drawn follows from {@code random}
   */
  public static Picture apply(Picture fake, Picture real, SplittableRandom random) {
    float[] weights = FaceMask.sample(random).weights(real.width(), real.height());
    Picture face =
        random.nextDouble() < SMOOTHED
            ? Augmenter.rescaled(fake, 0.35 + 0.5 * random.nextDouble())
            : fake;
    for (int channel = 0; channel < Picture.CHANNELS; channel++) {
      fit(face.rgb(), real.rgb(), channel, weights);
    }
    real.blend(face, weights, 1);
    return real;
  }

  private static void fit(float[] face, float[] real, int channel, float[] weights) {
    Spread from = Spread.of(face, channel, weights);
    Spread to = Spread.of(real, channel, weights);
    double contrast = to.deviation() / Math.max(1, from.deviation());
    contrast = Math.max(1 / MOST_CONTRAST, Math.min(MOST_CONTRAST, contrast));
    for (int i = channel; i < face.length; i += Picture.CHANNELS) {
      face[i] = (float) ((face[i] - from.mean()) * contrast + to.mean());
    }
  }

  /** Of one channel under a mask, in levels. */
  private record Spread(double mean, double deviation) {

    static Spread of(float[] rgb, int channel, float[] weights) {
      double sum = 0;
      double squares = 0;
      double weight = 0;
      for (int i = 0; i < weights.length; i++) {
        double level = rgb[i * Picture.CHANNELS + channel];
        sum += weights[i] * level;
        squares += weights[i] * level * level;
        weight += weights[i];
      }
      double mean = weight == 0 ? 0 : sum / weight;
      double variance = weight == 0 ? 0 : squares / weight - mean * mean;
      return new Spread(mean, Math.sqrt(Math.max(0, variance)));
    }
  }
}
