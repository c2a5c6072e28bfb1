package org.unmask.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.unmask.model.ModelSpec;
import org.unmask.training.FeatureBatch;
import org.unmask.training.Network;
import org.unmask.training.Targets;

/** The head alone, on cached features: Adam with decoupled weight decay on the kernel. */
final class HeadNetwork implements Network<FeatureBatch> {
  private final Graph graph = new Graph();
  private final Session session;
  private final Variables variables;
  private final Placeholder<TFloat32> features;
  private final LogisticHead head;
  private final Operand<TFloat32> loss;
  private final Operand<TFloat32> logits;
  private final Adam adam;

  /** A head that begins as {@code initial}. */
  HeadNetwork(
      HeadWeights initial,
      double dropout,
      double weightDecay,
      Targets targets,
      long seed,
      int threads) {
    Ops tf = Ops.create(graph);
    variables = new Variables(tf);
    features =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, ModelSpec.EMBEDDING_SIZE)));
    head =
        new LogisticHead(
            tf, variables, initial, new WeightAverages(tf, variables, 0), dropout, seed, targets);
    Operand<TFloat32> training = head.trainingLogits(features);
    loss = head.loss(training);
    logits = head.logits(features);
    adam = new Adam(tf, new Adam.Settings(weightDecay, 0));
    Output<?>[] gradients =
        graph.addGradients(
            "gradients",
            new Output<?>[] {training.asOutput()},
            new Output<?>[] {head.kernel().value().asOutput(), head.bias().value().asOutput()},
            new Output<?>[] {head.lossGradient(training).asOutput()});
    adam.add(List.of(Adam.Parameter.of(head.kernel()), Adam.Parameter.of(head.bias())), gradients);
    session = Sessions.forTraining(graph, threads);
    variables.initialize(session);
    adam.initialize(session);
  }

  @Override
  public double train(FeatureBatch batch, long step, double learningRate) {
    Session.Runner runner = session.runner();
    try (TFloat32 input = Tensors.floats(batch.features(), batch.size(), ModelSpec.EMBEDDING_SIZE);
        LogisticHead.Feed fed = head.feed(runner, batch.labels(), step);
        Adam.StepFeed rates = adam.feed(runner, step, learningRate)) {
      runner.feed(features, input).fetch(loss);
      adam.target(runner);
      try (Result result = runner.run()) {
        return Tensors.floats(result.get(0))[0];
      }
    }
  }

  @Override
  public float[] logits(FeatureBatch batch) {
    try (TFloat32 input = Tensors.floats(batch.features(), batch.size(), ModelSpec.EMBEDDING_SIZE);
        Result result = session.runner().feed(features, input).fetch(logits).run()) {
      return Tensors.floats(result.get(0));
    }
  }

  /** The head as it is now. */
  HeadWeights weights() {
    return LogisticHead.from(variables.read(session));
  }

  @Override
  public byte[] graph() {
    return graph.toGraphDef().toByteArray();
  }

  @Override
  public void weights(BiConsumer<String, float[]> each) {
    variables.each(session, List.of(head.kernel(), head.bias()), each);
  }

  @Override
  public void save(Path folder) throws IOException {
    NetworkState.save(session, folder);
  }

  @Override
  public void restore(Path folder) throws IOException {
    NetworkState.restore(session, folder);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
