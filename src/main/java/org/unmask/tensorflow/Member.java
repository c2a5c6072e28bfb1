package org.unmask.tensorflow;

/** One network of a model: MobileNetV2's weights and the head on its embedding. */
record Member(FoldedWeights weights, HeadWeights head) {

  /** The same with logits that are {@code shift} greater. */
  Member shifted(double shift) {
    return new Member(weights, head.shifted(shift));
  }

  /** The same with logits that are {@code factor} times as great. */
  Member scaled(double factor) {
    return new Member(weights, head.scaled(factor));
  }
}
