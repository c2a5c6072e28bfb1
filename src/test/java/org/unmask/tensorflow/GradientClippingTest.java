package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

@Tag("tensorflow")
class GradientClippingTest {

  /** Gradients (3, 0) and (4): together of norm 5. */
  private static float[][] clipped(double norm) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Operand<TFloat32>> gradients =
          List.of(tf.constant(new float[] {3, 0}), tf.constant(new float[] {4}));
      List<Operand<TFloat32>> clipped = GradientClipping.byNorm(tf, gradients, norm);
      try (var session = Sessions.forTraining(graph, 1);
          Result result = session.runner().fetch(clipped.get(0)).fetch(clipped.get(1)).run()) {
        return new float[][] {Tensors.floats(result.get(0)), Tensors.floats(result.get(1))};
      }
    }
  }

  @Test
  void scalesAllByOneFactorDownToTheNorm() {
    float[][] clipped = clipped(2.5);
    assertThat(clipped[0]).containsExactly(new float[] {1.5f, 0}, within(1e-6f));
    assertThat(clipped[1]).containsExactly(new float[] {2}, within(1e-6f));
  }

  @Test
  void leavesWhatIsSmallEnoughAlone() {
    assertThat(clipped(5.5)[0]).containsExactly(3, 0);
    assertThat(clipped(5.5)[1]).containsExactly(4);
  }
}
