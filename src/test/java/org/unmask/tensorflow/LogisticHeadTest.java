package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.unmask.model.ModelSpec;
import org.unmask.training.Distillation;
import org.unmask.training.Targets;
import org.unmask.training.Taught;

/** A head whose logit is 1 whatever it sees. */
@Tag("tensorflow")
class LogisticHeadTest {
  private static final Targets TARGETS = new Targets(0.2, 5, 0.5);

  private static float loss(float label, Taught taught) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variables variables = new Variables(tf);
      LogisticHead head =
          new LogisticHead(
              tf,
              variables,
              new HeadWeights(new float[ModelSpec.EMBEDDING_SIZE], 1),
              new WeightAverages(tf, variables, 0),
              0,
              1,
              TARGETS);
      Operand<TFloat32> loss =
          head.loss(
              head.trainingLogits(tf.zeros(tf.array(1, ModelSpec.EMBEDDING_SIZE), TFloat32.class)));
      try (Session session = Sessions.forTraining(graph, 1)) {
        variables.initialize(session);
        Session.Runner runner = session.runner().fetch(loss);
        try (LogisticHead.Feed fed = head.feed(runner, new float[] {label}, taught, 1);
            Result result = runner.run()) {
          return Tensors.floats(result.get(0))[0];
        }
      }
    }
  }

  private static double crossEntropyOfOne(double target) {
    return Math.log1p(Math.E) - target;
  }

  @Test
  void labelsAreSmoothedAndWeighed() {
    assertThat((double) loss(0, Taught.NOTHING))
        .isCloseTo(5 * crossEntropyOfOne(0.1), within(1e-5));
    assertThat((double) loss(1, Taught.NOTHING))
        .isCloseTo(0.5 * crossEntropyOfOne(0.9), within(1e-5));
  }

  @Test
  void aTeacherMovesTheTargetButNotTheWeight() {
    Taught sure = new Distillation(0.5, List.of()).taught(List.of("any"), new float[] {0.9f});
    // Half of the smoothed label, half of the teacher's 0.9, which is not smoothed.
    assertThat((double) loss(0, sure)).isCloseTo(5 * crossEntropyOfOne(0.5), within(1e-5));
  }
}
