package org.unmask.image;

/**
 * Turns a square picture about its centre by bilinear interpolation; what comes in from outside is
 * its mirror image. The same arithmetic as TensorFlow's {@code ImageProjectiveTransformV3} with
 * {@code BILINEAR} and {@code REFLECT}, in a fraction of its time.
 */
public final class Rotation {
  private static final int CHANNELS = 3;

  private final float[] pixels;
  private final int size;
  private final float last;

  private Rotation(float[] pixels, int size) {
    this.pixels = pixels;
    this.size = size;
    this.last = size - 1;
  }

  /**
   * The turned picture.
   *
   * @param pixels row-major {@code [size][size][3]}; stays as it is
   * @param degrees counter-clockwise
   */
  public static float[] turned(float[] pixels, int size, double degrees) {
    return new Rotation(pixels, size).turned(Math.toRadians(degrees));
  }

  private float[] turned(double angle) {
    float cos = (float) Math.cos(angle);
    float sin = (float) Math.sin(angle);
    float centre = last / 2;
    float shiftX = centre - (cos * centre - sin * centre);
    float shiftY = centre - (sin * centre + cos * centre);
    float[] turned = new float[pixels.length];
    int to = 0;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++, to += CHANNELS) {
        take(inside(cos * x - sin * y + shiftX), inside(sin * x + cos * y + shiftY), turned, to);
      }
    }
    return turned;
  }

  /** Mirrors what lies outside, half a pixel beyond the last one: {@code cba|abc|cba}. */
  private float inside(float at) {
    if (at >= 0 && at <= last) {
      return at;
    }
    float mirrored = at < 0 ? -at - 1 : at < size ? last : 2 * size - at - 1;
    return Math.max(0, Math.min(mirrored, last));
  }

  private void take(float x, float y, float[] turned, int to) {
    int left = (int) x;
    int top = (int) y;
    int right = left < size - 1 ? CHANNELS : 0;
    int below = top < size - 1 ? CHANNELS * size : 0;
    int at = (top * size + left) * CHANNELS;
    float ofRight = x - left;
    float ofBelow = y - top;
    turned[to] = mean(at, right, below, ofRight, ofBelow);
    turned[to + 1] = mean(at + 1, right, below, ofRight, ofBelow);
    turned[to + 2] = mean(at + 2, right, below, ofRight, ofBelow);
  }

  private float mean(int at, int right, int below, float ofRight, float ofBelow) {
    float above = (1 - ofRight) * pixels[at] + ofRight * pixels[at + right];
    float under = (1 - ofRight) * pixels[at + below] + ofRight * pixels[at + below + right];
    return (1 - ofBelow) * above + ofBelow * under;
  }
}
