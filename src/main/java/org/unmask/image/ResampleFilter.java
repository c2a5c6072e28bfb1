package org.unmask.image;

/**
 * How much a pixel counts by its distance. Widened by the factor by which a picture is made
 * smaller, so that nothing finer than its new pixels is left to alias.
 */
public enum ResampleFilter {
  /** Linear to zero at a distance of 1: bilinear. Soft; means of pixels, so never out of range. */
  TRIANGLE(1) {
    @Override
    float weight(float distance) {
      return Math.max(0, 1 - distance);
    }
  },

  /**
   * Cubic convolution (Keys, "Cubic convolution interpolation for digital image processing", 1981;
   * a = -1/2). Keeps more of the finest detail, where generators leave their traces; may reach out
   * of the range of the pixels.
   */
  CUBIC(2) {
    @Override
    float weight(float distance) {
      if (distance < 1) {
        return (1.5f * distance - 2.5f) * distance * distance + 1;
      }
      return distance < 2 ? ((-0.5f * distance + 2.5f) * distance - 4) * distance + 2 : 0;
    }
  };

  private final float radius;

  ResampleFilter(float radius) {
    this.radius = radius;
  }

  /** From which distance on a pixel does not count, in pixels. */
  float radius() {
    return radius;
  }

  /** What a pixel at this distance counts, before weights are made to sum to 1; 0 or more away. */
  abstract float weight(float distance);
}
