package org.unmask.augmentation;

import java.util.SplittableRandom;

/** Applies what changes pixels and not their place, in the order of {@link Change}. Thread-safe. */
public final class Augmenter {
  private final JpegRoundTrip jpeg;

  public Augmenter(JpegRoundTrip jpeg) {
    this.jpeg = jpeg;
  }

  /** The changed picture; {@code picture} itself may be changed as well. */
  public Picture apply(Augmentation augmentation, Picture picture) {
    SplittableRandom random = new SplittableRandom(augmentation.seed());
    tones(augmentation, picture);
    Picture changed = picture;
    double scale = augmentation.strengthOr(Change.RESCALE, 1);
    if (scale < 1) {
      changed = rescaled(changed, scale);
    }
    double sigma = augmentation.strengthOr(Change.BLUR, 0);
    if (sigma > 0) {
      new GaussianBlur(sigma).apply(changed);
    }
    double noise = augmentation.strengthOr(Change.NOISE, 0);
    if (noise > 0) {
      Noise.add(changed, noise, random.split());
    }
    double share = augmentation.strengthOr(Change.ERASE, 0);
    if (share > 0) {
      Erasing.apply(changed, share, random.split());
    }
    if (augmentation.strength(Change.JPEG).isPresent()) {
      int quality = (int) Math.round(augmentation.strengthOr(Change.JPEG, 100));
      changed =
          Picture.of(
              jpeg.apply(changed.bytes(), changed.width(), changed.height(), quality),
              changed.width(),
              changed.height());
    }
    return changed;
  }

  private static void tones(Augmentation augmentation, Picture picture) {
    Tones tones =
        new Tones(
            (float) (255 * augmentation.strengthOr(Change.BRIGHTNESS, 0)),
            (float) augmentation.strengthOr(Change.CONTRAST, 1),
            (float) augmentation.strengthOr(Change.SATURATION, 1));
    if (!tones.equals(new Tones(0, 1, 1))) {
      tones.apply(picture);
    }
  }

  static Picture rescaled(Picture picture, double scale) {
    int width = Math.max(1, (int) Math.round(picture.width() * scale));
    int height = Math.max(1, (int) Math.round(picture.height() * scale));
    return picture.resized(width, height).resized(picture.width(), picture.height());
  }
}
