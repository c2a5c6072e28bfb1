package org.unmask.demo;

/** The few soft shapes of which faces are drawn; arithmetic only, so the same on every machine. */
final class Curve {
  private Curve() {}

  /**
   * 0 below {@code from}, 1 above {@code to}, smooth between; {@code from} may exceed {@code to}.
   */
  static float step(float from, float to, float value) {
    float t = clamp((value - from) / (to - from));
    return t * t * (3 - 2 * t);
  }

  /** 1 at the origin falling smoothly to 0 at distance 1; takes the squared distance. */
  static float dome(float squaredDistance) {
    if (squaredDistance >= 1) {
      return 0;
    }
    float t = 1 - squaredDistance;
    return t * t;
  }

  /** A dome over an ellipse at (cx, cy). */
  static float dome(float x, float y, float cx, float cy, float rx, float ry) {
    float dx = (x - cx) / rx;
    float dy = (y - cy) / ry;
    return dome(dx * dx + dy * dy);
  }

  static float clamp(float value) {
    return value < 0 ? 0 : Math.min(value, 1);
  }

  static float mix(float from, float to, float share) {
    return from + (to - from) * share;
  }

  static float sine(float radians) {
    return (float) StrictMath.sin(radians);
  }

  static float cosine(float radians) {
    return (float) StrictMath.cos(radians);
  }
}
