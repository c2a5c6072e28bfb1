package org.unmask.tensorflow;

/**
 * BatchNorm after one convolution: {@code gamma * (x - mean) / sqrt(variance + EPSILON) + beta}.
 * Arrays have one number a channel and are shared, not copied.
 */
final class BatchNorm {
  /** Keras' MobileNetV2 uses 1e-3. */
  static final float EPSILON = 1e-3f;

  private final float[] gamma;
  private final float[] beta;
  private final float[] mean;
  private final float[] variance;

  BatchNorm(float[] gamma, float[] beta, float[] mean, float[] variance) {
    if (beta.length != gamma.length
        || mean.length != gamma.length
        || variance.length != gamma.length) {
      throw new IllegalArgumentException(
          "Invalid BatchNorm: %d, %d, %d, %d channels"
              .formatted(gamma.length, beta.length, mean.length, variance.length));
    }
    this.gamma = gamma;
    this.beta = beta;
    this.mean = mean;
    this.variance = variance;
  }

  /**
   * BatchNorm that leaves {@code x + bias} as it is, for a convolution of known output moments:
   * {@code gamma = sqrt(variance + EPSILON)}, {@code beta = mean + bias}.
   */
  static BatchNorm identity(float[] mean, float[] variance, float[] bias) {
    float[] gamma = new float[mean.length];
    float[] beta = new float[mean.length];
    for (int i = 0; i < mean.length; i++) {
      gamma[i] = (float) Math.sqrt(variance[i] + (double) EPSILON);
      beta[i] = mean[i] + bias[i];
    }
    return new BatchNorm(gamma, beta, mean, variance);
  }

  float[] gamma() {
    return gamma;
  }

  float[] beta() {
    return beta;
  }

  float[] mean() {
    return mean;
  }

  float[] variance() {
    return variance;
  }

  /** What a folded kernel is multiplied by, an output channel. */
  double scale(int channel) {
    return gamma[channel] / Math.sqrt(variance[channel] + (double) EPSILON);
  }

  /** The bias of the folded convolution. */
  float[] foldedBias() {
    float[] bias = new float[gamma.length];
    for (int i = 0; i < bias.length; i++) {
      bias[i] = (float) (beta[i] - mean[i] * scale(i));
    }
    return bias;
  }
}
