package org.unmask.image;

import java.util.Arrays;

/**
 * Which pixels of a row or column make up each pixel of its resized form, and with what weights: a
 * filter as wide as two or four output pixels, or as many input pixels where it enlarges. The same
 * arithmetic as TensorFlow's {@code ScaleAndTranslate} with {@code antialias = true} and {@code
 * kernel_type} triangle or keyscubic.
 */
public final class ResampleAxis {
  private final int[] starts;
  private final float[][] weights;

  private ResampleAxis(int[] starts, float[][] weights) {
    this.starts = starts;
    this.weights = weights;
  }

  /**
   * The weights of one axis.
   *
   * @param filter how pixels are weighed
   * @param input pixels there are; 1 or more
   * @param output pixels there will be; 1 or more
   * @param zoom 1 shows all of the input, 2 half of it
   * @param crop which part a zoom shows: 0 the first, 1 the last
   */
  public static ResampleAxis of(
      ResampleFilter filter, int input, int output, double zoom, double crop) {
    float scale = output / (float) input * (float) zoom;
    float inverse = 1 / scale;
    // At zoom z the whole picture is z * output wide, of which a window of output is shown.
    float shift = -inverse * ((float) crop * (output * (1 - (float) zoom)));
    float stretch = Math.max(inverse, 1);
    float radius = filter.radius() * stretch;
    int[] starts = new int[output];
    float[][] weights = new float[output][];
    for (int i = 0; i < output; i++) {
      float centre = (i + 0.5f) * inverse + shift;
      int first = inside((int) Math.ceil(centre - radius - 0.5f), input);
      int last = inside((int) Math.floor(centre + radius - 0.5f), input);
      float[] span = span(filter, first, last, centre, stretch);
      int from = firstOther(span);
      starts[i] = first + from;
      weights[i] = Arrays.copyOfRange(span, from, lastOther(span) + 1);
    }
    return new ResampleAxis(starts, weights);
  }

  private static int inside(int index, int size) {
    return Math.max(0, Math.min(index, size - 1));
  }

  private static float[] span(
      ResampleFilter filter, int first, int last, float centre, float stretch) {
    float[] span = new float[last - first + 1];
    float sum = 0;
    for (int k = 0; k < span.length; k++) {
      span[k] = filter.weight(Math.abs((first + k + 0.5f - centre) / stretch));
      sum += span[k];
    }
    for (int k = 0; k < span.length; k++) {
      span[k] /= sum;
    }
    return span;
  }

  /** Weights of zero at both ends need not be computed with; one is always above zero. */
  private static int firstOther(float[] span) {
    int index = 0;
    while (span[index] == 0) {
      index++;
    }
    return index;
  }

  private static int lastOther(float[] span) {
    int index = span.length - 1;
    while (span[index] == 0) {
      index--;
    }
    return index;
  }

  public int outputs() {
    return starts.length;
  }

  /** The first input pixel that goes into an output. */
  public int start(int output) {
    return starts[output];
  }

  /** The weights of the inputs from {@link #start} on; they sum to 1. Not to be changed. */
  public float[] weights(int output) {
    return weights[output];
  }

  /** Whether the outputs are some of the inputs, one after the other, as they are. */
  boolean copies() {
    for (int i = 0; i < starts.length; i++) {
      if (weights[i].length > 1 || starts[i] != starts[0] + i) {
        return false;
      }
    }
    return true;
  }
}
