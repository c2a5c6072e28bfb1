package org.unmask.image;

/**
 * The weights of an axis, as many for each output as the longest has, some of them zero: loops over
 * them need not ask, and the JVM can unroll and vectorise those of two (a triangle that enlarges)
 * and of four (a cubic). Every sum is taken from the first tap to the last.
 */
final class EvenTaps {
  private static final int CHANNELS = 3;

  private final int taps;
  private final int[] firsts;
  private final float[] weights;

  EvenTaps(ResampleAxis axis) {
    firsts = firsts(axis);
    int longest = 0;
    int inputs = 0;
    for (int i = 0; i < firsts.length; i++) {
      int end = axis.start(i) + axis.weights(i).length;
      longest = Math.max(longest, end - firsts[i]);
      inputs = Math.max(inputs, end);
    }
    taps = longest;
    weights = new float[firsts.length * taps];
    for (int i = 0; i < firsts.length; i++) {
      firsts[i] = Math.min(firsts[i], inputs - taps);
      float[] span = axis.weights(i);
      System.arraycopy(span, 0, weights, i * taps + axis.start(i) - firsts[i], span.length);
    }
  }

  /**
   * Where an output's first weight is zero it begins an input later, and the next may fall back.
   */
  private static int[] firsts(ResampleAxis axis) {
    int[] firsts = new int[axis.outputs()];
    int next = Integer.MAX_VALUE;
    for (int i = firsts.length - 1; i >= 0; i--) {
      next = Math.min(next, axis.start(i));
      firsts[i] = next;
    }
    return firsts;
  }

  int outputs() {
    return firsts.length;
  }

  int taps() {
    return taps;
  }

  /** The first input that goes into an output; does not fall from one output to the next. */
  int first(int output) {
    return firsts[output];
  }

  /**
   * One output of rows.
   *
   * @param ring row {@code i} at {@code i} modulo the taps, those that go into the output among
   *     them
   * @param line as long as a row
   */
  void down(float[][] ring, int output, float[] line) {
    int first = firsts[output];
    int at = output * taps;
    if (taps == 2) {
      downTwo(ring[first % taps], weights[at], ring[(first + 1) % taps], weights[at + 1], line);
      return;
    }
    scale(ring[first % taps], weights[at], line);
    for (int k = 1; k < taps; k++) {
      addScaled(ring[(first + k) % taps], weights[at + k], line);
    }
  }

  private static void downTwo(
      float[] upper, float ofUpper, float[] lower, float ofLower, float[] line) {
    for (int i = 0; i < line.length; i++) {
      line[i] = ofUpper * upper[i] + ofLower * lower[i];
    }
  }

  private static void scale(float[] row, float weight, float[] line) {
    for (int i = 0; i < line.length; i++) {
      line[i] = weight * row[i];
    }
  }

  private static void addScaled(float[] row, float weight, float[] line) {
    for (int i = 0; i < line.length; i++) {
      line[i] += weight * row[i];
    }
  }

  /**
   * All outputs of one row.
   *
   * @param line RGB samples of the whole input
   * @param target takes those of the outputs from {@code offset} on
   */
  void across(float[] line, float[] target, int offset) {
    switch (taps) {
      case 2 -> acrossTwo(line, firsts, weights, target, offset);
      case 4 -> acrossFour(line, firsts, weights, target, offset);
      default -> acrossAny(line, target, offset);
    }
  }

  private static void acrossTwo(
      float[] line, int[] firsts, float[] weights, float[] target, int offset) {
    int to = offset;
    for (int x = 0; x < firsts.length; x++, to += CHANNELS) {
      int at = firsts[x] * CHANNELS;
      float left = weights[2 * x];
      float right = weights[2 * x + 1];
      target[to] = left * line[at] + right * line[at + 3];
      target[to + 1] = left * line[at + 1] + right * line[at + 4];
      target[to + 2] = left * line[at + 2] + right * line[at + 5];
    }
  }

  private static void acrossFour(
      float[] line, int[] firsts, float[] weights, float[] target, int offset) {
    int to = offset;
    for (int x = 0; x < firsts.length; x++, to += CHANNELS) {
      int at = firsts[x] * CHANNELS;
      float first = weights[4 * x];
      float second = weights[4 * x + 1];
      float third = weights[4 * x + 2];
      float fourth = weights[4 * x + 3];
      target[to] =
          first * line[at] + second * line[at + 3] + third * line[at + 6] + fourth * line[at + 9];
      target[to + 1] =
          first * line[at + 1]
              + second * line[at + 4]
              + third * line[at + 7]
              + fourth * line[at + 10];
      target[to + 2] =
          first * line[at + 2]
              + second * line[at + 5]
              + third * line[at + 8]
              + fourth * line[at + 11];
    }
  }

  private void acrossAny(float[] line, float[] target, int offset) {
    int to = offset;
    for (int x = 0; x < firsts.length; x++, to += CHANNELS) {
      int at = firsts[x] * CHANNELS;
      float red = 0;
      float green = 0;
      float blue = 0;
      for (int k = x * taps; k < (x + 1) * taps; k++, at += CHANNELS) {
        red += weights[k] * line[at];
        green += weights[k] * line[at + 1];
        blue += weights[k] * line[at + 2];
      }
      target[to] = red;
      target[to + 1] = green;
      target[to + 2] = blue;
    }
  }
}
