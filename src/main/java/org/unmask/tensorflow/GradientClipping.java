package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Keeps gradients from growing: by one factor, so that their direction stays. */
final class GradientClipping {
  private GradientClipping() {}

  /** The gradients times {@code min(1, norm / n)}, where n is the norm of all of them together. */
  static List<Operand<TFloat32>> byNorm(Ops tf, List<Operand<TFloat32>> gradients, double norm) {
    List<Operand<TFloat32>> halves = new ArrayList<>();
    for (Operand<TFloat32> gradient : gradients) {
      halves.add(tf.nn.l2Loss(gradient));
    }
    // L2Loss is half of the sum of squares.
    Operand<TFloat32> whole = tf.math.sqrt(tf.math.mul(tf.math.addN(halves), tf.constant(2f)));
    Operand<TFloat32> most = tf.constant((float) norm);
    Operand<TFloat32> factor = tf.math.div(most, tf.math.maximum(whole, most));
    List<Operand<TFloat32>> clipped = new ArrayList<>();
    for (Operand<TFloat32> gradient : gradients) {
      clipped.add(tf.math.mul(gradient, factor));
    }
    return clipped;
  }
}
