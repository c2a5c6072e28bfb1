package org.unmask.tensorflow;

import java.util.function.Function;

/** MobileNetV2's weights, in one of the two forms in which they are handed around. */
sealed interface PretrainedWeights permits FoldedWeights, NormalizedWeights {

  /** The same function in inference mode, without BatchNorm. */
  FoldedWeights folded();

  /** With BatchNorm: their own, or what {@code calibration} inserts. */
  NormalizedWeights normalized(Function<FoldedWeights, NormalizedWeights> calibration);
}
