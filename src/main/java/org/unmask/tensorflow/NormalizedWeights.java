package org.unmask.tensorflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** MobileNetV2's weights with BatchNorm on its own: what fine-tuning trains. */
final class NormalizedWeights implements PretrainedWeights {
  private final Map<String, float[]> kernels;
  private final Map<String, BatchNorm> norms;

  /**
   * Takes a kernel and a BatchNorm for each {@link ConvLayer#name()}.
   *
   * @throws IllegalArgumentException if one is absent or of another size
   */
  NormalizedWeights(Map<String, float[]> kernels, Map<String, BatchNorm> norms) {
    this.kernels = new HashMap<>();
    this.norms = new HashMap<>();
    for (ConvLayer layer : MobileNetV2.layers()) {
      float[] kernel = kernels.get(layer.name());
      BatchNorm norm = norms.get(layer.name());
      if (kernel == null
          || norm == null
          || kernel.length != layer.kernelSize()
          || norm.gamma().length != layer.out()) {
        throw new IllegalArgumentException(
            "Cannot use these weights: %s is not that of MobileNetV2 1.0".formatted(layer.name()));
      }
      this.kernels.put(layer.name(), kernel);
      this.norms.put(layer.name(), norm);
    }
  }

  float[] kernel(ConvLayer layer) {
    return Objects.requireNonNull(kernels.get(layer.name()));
  }

  BatchNorm norm(ConvLayer layer) {
    return Objects.requireNonNull(norms.get(layer.name()));
  }

  @Override
  public NormalizedWeights normalized(Function<FoldedWeights, NormalizedWeights> calibration) {
    return this;
  }

  @Override
  public FoldedWeights folded() {
    Map<String, float[]> folded = new HashMap<>();
    for (ConvLayer layer : MobileNetV2.layers()) {
      float[] kernel = kernel(layer).clone();
      BatchNorm norm = norm(layer);
      int channels = layer.out();
      double[] scales = new double[channels];
      for (int c = 0; c < channels; c++) {
        scales[c] = norm.scale(c);
      }
      // Both layouts keep the output channel fastest: HWIO, and HWC1 with one number a channel.
      for (int i = 0; i < kernel.length; i++) {
        kernel[i] = (float) (kernel[i] * scales[i % channels]);
      }
      folded.put(layer.kernelName(), kernel);
      folded.put(layer.biasName(), norm.foldedBias());
    }
    return new FoldedWeights(folded);
  }
}
