package org.unmask.demo;

import java.util.ArrayList;
import java.util.List;

/** What is behind a person: a graded wall with texture, and lights or things out of focus. */
final class Background {
  private final Rgb near;
  private final Rgb far;
  private final float slantX;
  private final float slantY;
  private final float grain;
  private final float grainScale;
  private final List<Blob> blobs;

  /** A thing out of focus: a disc as the lens draws it. */
  private record Blob(float x, float y, float radius, float edge, Rgb colour, float alpha) {}

  private Background(
      Rgb near,
      Rgb far,
      float slantX,
      float slantY,
      float grain,
      float grainScale,
      List<Blob> blobs) {
    this.near = near;
    this.far = far;
    this.slantX = slantX;
    this.slantY = slantY;
    this.grain = grain;
    this.grainScale = grainScale;
    this.blobs = blobs;
  }

  static Background draw(Dice dice, Light light) {
    float brightness = dice.between(0.04, 0.65) * (0.6f + 0.5f * light.key());
    Rgb near = colour(dice, brightness);
    Rgb far =
        near.times(dice.between(0.25, 1.3)).mix(colour(dice, brightness), dice.between(0, 0.7));
    List<Blob> blobs = new ArrayList<>();
    if (dice.chance(0.6)) {
      int count = 4 + dice.below(16);
      float size = dice.between(0.08, 0.4);
      for (int i = 0; i < count; i++) {
        blobs.add(
            new Blob(
                dice.between(-1.1, 1.1),
                dice.between(-1.1, 0.9),
                size * dice.between(0.5, 1.5),
                dice.between(0.15, 0.9),
                colour(dice, brightness * dice.between(0.4, 2.2)),
                dice.between(0.15, 0.6)));
      }
    }
    return new Background(
        near,
        far,
        dice.between(-0.6, 0.6),
        dice.between(-0.6, 0.6),
        dice.between(0.02, 0.2),
        dice.between(2, 30),
        blobs);
  }

  Raster paint(int size, NoiseField noise) {
    Raster picture = new Raster(size, size);
    Ink ink = new Ink();
    for (int py = 0; py < size; py++) {
      for (int px = 0; px < size; px++) {
        float x = Scene.canvas(px, size);
        float y = Scene.canvas(py, size);
        ink.set(near);
        ink.cover(far, Curve.step(0, 1, 0.5f + slantX * x + slantY * y));
        for (Blob blob : blobs) {
          float dx = x - blob.x();
          float dy = y - blob.y();
          float squared = (dx * dx + dy * dy) / (blob.radius() * blob.radius());
          if (squared < 1) {
            ink.cover(blob.colour(), blob.alpha() * Curve.step(1, 1 - blob.edge(), squared));
          }
        }
        ink.scale(1 + grain * noise.octaves(x * grainScale, y * grainScale, 2));
        picture.cover(px, py, ink, 1);
      }
    }
    return picture;
  }

  private static Rgb colour(Dice dice, float brightness) {
    return new Rgb(dice.around(1, 0.45), dice.around(1, 0.3), dice.around(1, 0.5))
        .times(brightness);
  }
}
