package org.unmask.tensorflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Seeded random weights (He et al., 2015), for tests that need no trained ones. */
final class TestWeights {
  private TestWeights() {}

  static FoldedWeights folded(long seed) {
    Random random = new Random(seed);
    Map<String, float[]> tensors = new HashMap<>();
    for (ConvLayer layer : MobileNetV2.layers()) {
      tensors.put(layer.kernelName(), kernel(layer, random));
      tensors.put(layer.biasName(), normal(layer.out(), 0, 0.1, random));
    }
    return new FoldedWeights(tensors);
  }

  static NormalizedWeights normalized(long seed) {
    Random random = new Random(seed);
    Map<String, float[]> kernels = new HashMap<>();
    Map<String, BatchNorm> norms = new HashMap<>();
    for (ConvLayer layer : MobileNetV2.layers()) {
      kernels.put(layer.name(), kernel(layer, random));
      float[] variance = normal(layer.out(), 1, 0.1, random);
      norms.put(
          layer.name(),
          new BatchNorm(
              normal(layer.out(), 1, 0.1, random),
              normal(layer.out(), 0, 0.1, random),
              normal(layer.out(), 0, 0.1, random),
              variance));
    }
    return new NormalizedWeights(kernels, norms);
  }

  static HeadWeights head(long seed) {
    return new HeadWeights(normal(1280, 0, 0.1, new Random(seed)), 0.25f);
  }

  private static float[] kernel(ConvLayer layer, Random random) {
    int fanIn =
        layer.kernel() * layer.kernel() * (layer.kind() == ConvLayer.Kind.FULL ? layer.in() : 1);
    return normal(layer.kernelSize(), 0, Math.sqrt(2.0 / fanIn), random);
  }

  private static float[] normal(int size, double mean, double deviation, Random random) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (mean + deviation * random.nextGaussian());
    }
    return values;
  }
}
