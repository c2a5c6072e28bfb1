package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.unmask.model.ModelSpec;
import org.unmask.training.Targets;

/** A head of ones sees features of ones: its logit is the sum of what dropout has left. */
@Tag("tensorflow")
class DropoutTest {
  private static final int ROWS = 4;
  private static final int WIDTH = ModelSpec.EMBEDDING_SIZE;

  private static float[] logits(double dropout, long seed, long step) {
    float[] ones = new float[WIDTH];
    Arrays.fill(ones, 1);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variables variables = new Variables(tf);
      LogisticHead head =
          new LogisticHead(
              tf,
              variables,
              new HeadWeights(ones, 0),
              new WeightAverages(tf, variables, 0),
              dropout,
              seed,
              Targets.PLAIN);
      Operand<TFloat32> logits =
          head.trainingLogits(
              tf.fill(tf.constant(Shape.of(ROWS, WIDTH).asArray()), tf.constant(1f)));
      try (Session session = Sessions.forTraining(graph, 1)) {
        variables.initialize(session);
        Session.Runner runner = session.runner().fetch(logits);
        try (LogisticHead.Feed fed = head.feed(runner, new float[ROWS], step);
            Result result = runner.run()) {
          return Tensors.floats(result.get(0));
        }
      }
    }
  }

  @Test
  void keepsTheShareThatItShouldAndScalesItUp() {
    float[] logits = logits(0.25, 1, 1);

    double sum = 0;
    for (float logit : logits) {
      double kept = logit * 0.75;
      assertThat(kept).isCloseTo(Math.rint(kept), within(1e-2));
      sum += logit;
    }
    // Five standard deviations of a mean of 5,120 draws.
    assertThat(sum / (ROWS * WIDTH)).isCloseTo(1, within(5 * Math.sqrt(0.25 / 0.75 / 5120)));
    assertThat(logits[0]).isNotEqualTo(logits[1]);
  }

  @Test
  void aStepCanBeRepeatedAndTheNextIsAnother() {
    assertThat(logits(0.5, 7, 3)).isEqualTo(logits(0.5, 7, 3));
    assertThat(logits(0.5, 7, 3)).isNotEqualTo(logits(0.5, 7, 4)).isNotEqualTo(logits(0.5, 8, 3));
  }

  @Test
  void withoutItAllIsLeft() {
    assertThat(logits(0, 1, 1)).containsOnly(WIDTH);
  }
}
