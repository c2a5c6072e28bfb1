package org.unmask.tensorflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * MobileNetV2's weights with BatchNorm folded in: a kernel and a bias a convolution. Arrays are
 * shared, not copied: treat them as constants.
 */
final class FoldedWeights implements PretrainedWeights {
  private final Map<String, float[]> tensors;

  /**
   * Takes a tensor for each {@link ConvLayer#kernelName()} and {@link ConvLayer#biasName()}.
   *
   * @throws IllegalArgumentException if one is absent or of another size
   */
  FoldedWeights(Map<String, float[]> tensors) {
    this.tensors = new HashMap<>();
    for (ConvLayer layer : MobileNetV2.layers()) {
      take(tensors, layer.kernelName(), layer.kernelSize());
      take(tensors, layer.biasName(), layer.out());
    }
  }

  private void take(Map<String, float[]> from, String name, int size) {
    float[] tensor = from.get(name);
    if (tensor == null || tensor.length != size) {
      throw new IllegalArgumentException(
          "Cannot use these weights: %s has %s numbers, MobileNetV2 1.0 has %d"
              .formatted(name, tensor == null ? "no" : tensor.length, size));
    }
    tensors.put(name, tensor);
  }

  @Override
  public FoldedWeights folded() {
    return this;
  }

  @Override
  public NormalizedWeights normalized(Function<FoldedWeights, NormalizedWeights> calibration) {
    return calibration.apply(this);
  }

  /** {@code share} of other weights, and the rest of these, number by number. */
  FoldedWeights mixedWith(FoldedWeights other, double share) {
    Map<String, float[]> mixed = new HashMap<>();
    tensors.forEach(
        (name, tensor) ->
            mixed.put(name, mixed(tensor, Objects.requireNonNull(other.tensors.get(name)), share)));
    return new FoldedWeights(mixed);
  }

  static float[] mixed(float[] these, float[] others, double share) {
    float[] mixed = new float[these.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (float) ((1 - share) * these[i] + share * others[i]);
    }
    return mixed;
  }

  /** In the layout of {@link ConvLayer#kernelShape()}. */
  float[] kernel(ConvLayer layer) {
    return Objects.requireNonNull(tensors.get(layer.kernelName()));
  }

  /** One number an output channel. */
  float[] bias(ConvLayer layer) {
    return Objects.requireNonNull(tensors.get(layer.biasName()));
  }
}
