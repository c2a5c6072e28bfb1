package org.unmask.augmentation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Where a face, or a part of one, would be pasted: an oval about the middle of a face crop,
 * deformed by a few waves along its outline, with a soft edge. Stands in for the convex hull of
 * landmarks, which face crops do not come with.
 */
final class FaceMask {
  private static final int WAVES = 4;
  private static final int ANGLES = 1024;

  private final double centreX;
  private final double centreY;
  private final double radiusX;
  private final double radiusY;
  private final double softness;
  private final double[] amplitudes = new double[WAVES];
  private final double[] phases = new double[WAVES];

  private FaceMask(
      double centreX, double centreY, double radiusX, double radiusY, SplittableRandom random) {
    this.centreX = centreX;
    this.centreY = centreY;
    this.radiusX = radiusX;
    this.radiusY = radiusY;
    this.softness = 0.04 + 0.36 * random.nextDouble();
    for (int i = 0; i < WAVES; i++) {
      amplitudes[i] = 0.16 / (i + 1) * random.nextDouble();
      phases[i] = 2 * Math.PI * random.nextDouble();
    }
  }

  /**
   * Draws one: a whole face in eight cases of ten, else its lower part, its upper part or a spot.
   */
  static FaceMask sample(SplittableRandom random) {
    double part = random.nextDouble();
    double x = 0.5 + 0.06 * spread(random);
    double y = 0.51 + 0.06 * spread(random);
    double wide = 0.24 + 0.16 * random.nextDouble();
    double high = wide * (1.05 + 0.4 * random.nextDouble());
    if (part < 0.8) {
      return new FaceMask(x, y, wide, high, random);
    }
    if (part < 0.9) {
      return new FaceMask(x, y + 0.45 * high, 0.75 * wide, 0.5 * high, random);
    }
    if (part < 0.95) {
      return new FaceMask(x, y - 0.25 * high, 0.9 * wide, 0.4 * high, random);
    }
    double angle = 2 * Math.PI * random.nextDouble();
    return new FaceMask(
        x + 0.5 * wide * Math.cos(angle),
        y + 0.5 * high * Math.sin(angle),
        (0.3 + 0.3 * random.nextDouble()) * wide,
        (0.3 + 0.3 * random.nextDouble()) * high,
        random);
  }

  private static double spread(SplittableRandom random) {
    return 2 * random.nextDouble() - 1;
  }

  /** One weight a pixel, row-major: 1 inside, 0 outside, between them along the edge. */
  float[] weights(int width, int height) {
    double[] outlines = outlines();
    double reach = Arrays.stream(amplitudes).sum();
    double inner = 1 - reach - softness / 2;
    double outer = 1 + reach + softness / 2;
    float[] weights = new float[width * height];
    for (int y = 0; y < height; y++) {
      double v = ((y + 0.5) / height - centreY) / radiusY;
      for (int x = 0; x < width; x++) {
        double u = ((x + 0.5) / width - centreX) / radiusX;
        double distance = Math.sqrt(u * u + v * v);
        // The angle, which costs most, matters along the edge alone.
        if (distance < inner) {
          weights[y * width + x] = 1;
        } else if (distance < outer) {
          double turn = Math.atan2(v, u) / (2 * Math.PI) + 0.5;
          double outline = outlines[(int) (turn * ANGLES) % ANGLES];
          weights[y * width + x] = (float) smooth((outline - distance) / softness + 0.5);
        }
      }
    }
    return weights;
  }

  /** At angles from -180 degrees on. */
  private double[] outlines() {
    double[] outlines = new double[ANGLES];
    for (int i = 0; i < ANGLES; i++) {
      outlines[i] = outline(2 * Math.PI * ((i + 0.5) / ANGLES - 0.5));
    }
    return outlines;
  }

  private double outline(double angle) {
    double outline = 1;
    for (int i = 0; i < WAVES; i++) {
      outline += amplitudes[i] * Math.cos((i + 2) * angle + phases[i]);
    }
    return outline;
  }

  private static double smooth(double value) {
    double t = Math.max(0, Math.min(1, value));
    return t * t * (3 - 2 * t);
  }
}
