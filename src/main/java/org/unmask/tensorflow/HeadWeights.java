package org.unmask.tensorflow;

/** The head: {@code logit = embedding · kernel + bias}. The array is shared, not copied. */
final class HeadWeights {
  private final float[] kernel;
  private final float bias;

  HeadWeights(float[] kernel, float bias) {
    this.kernel = kernel;
    this.bias = bias;
  }

  /** 1280 numbers. */
  float[] kernel() {
    return kernel;
  }

  float bias() {
    return bias;
  }

  /** {@code share} of another head, and the rest of this. */
  HeadWeights mixedWith(HeadWeights other, double share) {
    return new HeadWeights(
        FoldedWeights.mixed(kernel, other.kernel, share),
        (float) ((1 - share) * bias + share * other.bias));
  }

  /** The same with logits that are {@code factor} times as great. */
  HeadWeights scaled(double factor) {
    float[] scaled = new float[kernel.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (factor * kernel[i]);
    }
    return new HeadWeights(scaled, (float) (factor * bias));
  }

  /** The same with logits that are {@code shift} greater. */
  HeadWeights shifted(double shift) {
    return new HeadWeights(kernel, (float) (bias + shift));
  }
}
