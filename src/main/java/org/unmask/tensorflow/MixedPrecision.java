package org.unmask.tensorflow;

import java.util.List;

/**
 * Whether training computes convolutions and products in float16, with variables and sums in
 * float32 (Micikevicius et al., "Mixed Precision Training", 2018). TensorFlow does that on GPUs
 * only.
 */
public enum MixedPrecision {
  /** On where training has a GPU. */
  AUTO,
  /** On; where training has no GPU, it is refused. */
  ON,
  OFF;

  /**
   * Whether it is on.
   *
   * @param gpus those that training sees
   * @throws IllegalArgumentException if it is wanted and there are none
   */
  boolean isOn(List<String> gpus) {
    if (this == ON && gpus.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot train in mixed precision: it needs a GPU, and there is none"
              + " (train.mixed-precision = auto leaves it off there)");
    }
    return this != OFF && !gpus.isEmpty();
  }
}
