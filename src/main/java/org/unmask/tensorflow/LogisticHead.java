package org.unmask.tensorflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.unmask.model.ModelSpec;
import org.unmask.training.Targets;
import org.unmask.training.Taught;

/**
 * The head as variables: dropout, one unit, binary cross-entropy. The gradient of the mean loss by
 * the logits, {@code weight (sigmoid(logit) - label) / batch}, is given in closed form.
 */
final class LogisticHead {
  private static final int WIDTH = ModelSpec.EMBEDDING_SIZE;

  private final Ops tf;
  private final Variables.Entry kernel;
  private final Variables.Entry bias;
  private final WeightAverages averages;
  private final Placeholder<TFloat32> labels;
  private final Placeholder<TFloat32> weights;
  private final Placeholder<TInt64> dropoutSeed;
  private final double dropout;
  private final long seed;
  private final Targets targets;

  LogisticHead(
      Ops tf,
      Variables variables,
      HeadWeights initial,
      WeightAverages averages,
      double dropout,
      long seed,
      Targets targets) {
    this.tf = tf;
    this.averages = averages;
    this.dropout = dropout;
    this.seed = seed;
    this.targets = targets;
    kernel = variables.create("head/kernel", initial.kernel(), WIDTH, 1);
    bias = variables.create("head/bias", new float[] {initial.bias()}, 1);
    averages.cover(List.of(kernel, bias));
    labels = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
    weights = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
    dropoutSeed = tf.placeholder(TInt64.class, Placeholder.shape(Shape.of(2)));
  }

  Variables.Entry kernel() {
    return kernel;
  }

  Variables.Entry bias() {
    return bias;
  }

  /** {@code [batch]} from {@code [batch, 1280]}, by the averages where there are some. */
  Operand<TFloat32> logits(Operand<TFloat32> embedding) {
    return logits(embedding, averages.value(kernel), averages.value(bias));
  }

  private Operand<TFloat32> logits(
      Operand<TFloat32> embedding, Operand<TFloat32> factors, Operand<TFloat32> offset) {
    Operand<TFloat32> sums = tf.nn.biasAdd(tf.linalg.matMul(embedding, factors), offset);
    return tf.reshape(sums, tf.constant(new int[] {-1}));
  }

  /** By the weights of the last step and with dropout, whose seed is fed. */
  Operand<TFloat32> trainingLogits(Operand<TFloat32> embedding) {
    Operand<TFloat32> kept = dropout == 0 ? embedding : tf.math.mul(embedding, dropoutMask());
    return logits(kept, kernel.value(), bias.value());
  }

  /**
   * Inverted dropout: kept features are scaled up, so inference needs no change. Drawn within the
   * graph, since in Java it took a quarter of the phase on features; the same for the same seed.
   */
  private Operand<TFloat32> dropoutMask() {
    Operand<TInt32> shape = tf.stack(List.of(tf.size(labels), tf.constant(WIDTH)));
    Operand<TFloat32> drawn = tf.random.statelessRandomUniform(shape, dropoutSeed);
    Operand<TFloat32> mask =
        tf.dtypes.cast(tf.math.greaterEqual(drawn, tf.constant((float) dropout)), TFloat32.class);
    return tf.math.mul(mask, tf.constant((float) (1 / (1 - dropout))));
  }

  /** Weighted mean binary cross-entropy: {@code softplus(z) - y z}. */
  Operand<TFloat32> loss(Operand<TFloat32> logits) {
    Operand<TFloat32> each = tf.math.sub(tf.math.softplus(logits), tf.math.mul(labels, logits));
    return tf.math.mean(tf.math.mul(weights, each), tf.constant(new int[] {0}));
  }

  /** The gradient of {@link #loss} by the logits, times {@link TrainingDevice#lossScale}. */
  Operand<TFloat32> lossGradient(Operand<TFloat32> logits) {
    Operand<TFloat32> count = tf.dtypes.cast(tf.size(logits), TFloat32.class);
    Operand<TFloat32> error = tf.math.sub(tf.math.sigmoid(logits), labels);
    Operand<TFloat32> gradient = tf.math.div(tf.math.mul(weights, error), count);
    float scale = TensorFlowRuntime.training().lossScale();
    return scale == 1 ? gradient : tf.math.mul(gradient, tf.constant(scale));
  }

  /** Feeds labels and the seed of this step's dropout; the caller closes what comes back. */
  Feed feed(Session.Runner runner, float[] batchLabels, long step) {
    return feed(runner, batchLabels, Taught.NOTHING, step);
  }

  /** The same with what a teacher says; an example weighs what its label does. */
  Feed feed(Session.Runner runner, float[] batchLabels, Taught taught, long step) {
    int rows = batchLabels.length;
    TFloat32 fedLabels = Tensors.floats(taught.targets(targets.smoothed(batchLabels)), rows);
    TFloat32 fedWeights = Tensors.floats(targets.weights(batchLabels), rows);
    TInt64 fedSeed = TInt64.vectorOf(seed, step);
    runner.feed(labels, fedLabels).feed(weights, fedWeights).feed(dropoutSeed, fedSeed);
    return new Feed(fedLabels, fedWeights, fedSeed);
  }

  /** The head among the values of all variables. */
  static HeadWeights from(Map<String, float[]> values) {
    return new HeadWeights(
        Objects.requireNonNull(values.get("head/kernel")),
        Objects.requireNonNull(values.get("head/bias"))[0]);
  }

  /** Owns what {@link #feed} made. */
  record Feed(TFloat32 labels, TFloat32 weights, TInt64 seed) implements AutoCloseable {
    @Override
    public void close() {
      labels.close();
      weights.close();
      seed.close();
    }
  }
}
