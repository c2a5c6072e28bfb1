package org.unmask.augmentation;

import org.unmask.image.Levels;
import org.unmask.image.ResampleAxis;
import org.unmask.image.ResampleFilter;
import org.unmask.image.Resampler;

/**
 * Pixels that are worked on: row-major {@code [height][width][3]}, red, green, blue, 0 to 255; not
 * rounded between two changes, and kept to the range at the end alone.
 */
public final class Picture {
  static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final float[] rgb;

  Picture(int width, int height, float[] rgb) {
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /** Takes pixels, as unsigned bytes. */
  public static Picture of(byte[] bytes, int width, int height) {
    return crop(bytes, width, 0, 0, width, height);
  }

  /**
   * Takes a part of a larger picture, pixel by pixel.
   *
   * @param whole row-major RGB, {@code wholeWidth} pixels a row
   * @param left first column of the part
   * @param top first row of the part
   */
  public static Picture crop(
      byte[] whole, int wholeWidth, int left, int top, int width, int height) {
    float[] rgb = new float[width * height * CHANNELS];
    for (int y = 0; y < height; y++) {
      int from = ((top + y) * wholeWidth + left) * CHANNELS;
      int to = y * width * CHANNELS;
      for (int i = 0; i < width * CHANNELS; i++) {
        rgb[to + i] = whole[from + i] & 0xff;
      }
    }
    return new Picture(width, height, rgb);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The picture's own array. */
  float[] rgb() {
    return rgb;
  }

  Picture copy() {
    return new Picture(width, height, rgb.clone());
  }

  /**
   * Puts another picture of this size over this one.
   *
   * @param weights one a pixel, row-major: 0 leaves it, 1 takes the other's
   * @param opacity what all weights are multiplied by; 0 to 1
   */
  void blend(Picture other, float[] weights, double opacity) {
    for (int i = 0; i < weights.length; i++) {
      float weight = (float) opacity * weights[i];
      for (int c = i * CHANNELS; c < (i + 1) * CHANNELS; c++) {
        rgb[c] += weight * (other.rgb[c] - rgb[c]);
      }
    }
  }

  /** Another size, by an anti-aliased triangle filter. */
  Picture resized(int newWidth, int newHeight) {
    byte[] bytes = bytes();
    Resampler resampler =
        new Resampler(
            width,
            ResampleAxis.of(ResampleFilter.TRIANGLE, height, newHeight, 1, 0.5),
            ResampleAxis.of(ResampleFilter.TRIANGLE, width, newWidth, 1, 0.5));
    return new Picture(
        newWidth,
        newHeight,
        resampler.resize(
            (row, column, target, count) ->
                System.arraycopy(bytes, (row * width + column) * CHANNELS, target, 0, count)));
  }

  /** Rounded and kept to 0 to 255. */
  public byte[] bytes() {
    return Levels.of(rgb);
  }

  /** The same, into an array from {@code offset} on. */
  public void write(byte[] target, int offset) {
    Levels.write(rgb, target, offset);
  }
}
