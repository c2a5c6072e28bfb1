package org.unmask.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;
import org.unmask.image.Label;
import org.unmask.training.FineTune;
import org.unmask.training.LabelledImages;
import org.unmask.training.Network;
import org.unmask.training.SourceBalance;
import org.unmask.training.Targets;
import org.unmask.training.TrainingPlan;

/**
 * Backbone and head together, on images. Layers before the first trainable one stay bit-identical:
 * their variables get no gradient and their moments do not move.
 */
final class FineTuneNetwork implements Network<ImageBatch> {

  /**
   * How to fine-tune.
   *
   * @param from the first trainable layer: see {@link MobileNetV2#layersFrom}
   * @param batchNormMomentum how much of the moving moments a step keeps
   * @param layerDecay the rate of a block as a share of that of the next, from the head down
   * @param averageDecay how much of the averaged weights a step keeps; 0 for no averages
   */
  record Settings(
      String from,
      double batchNormMomentum,
      double dropout,
      Adam.Settings adam,
      double layerDecay,
      double averageDecay,
      Targets targets,
      long seed,
      int threads) {

    /** What {@code plan} says, for the classes of {@code train}. */
    static Settings of(TrainingPlan plan, LabelledImages train) {
      FineTune tune = plan.fineTune();
      SourceBalance epochs =
          new SourceBalance(train, plan.examples().perEpoch(), plan.examples().sourceBalance());
      return new Settings(
          tune.from(),
          tune.batchNorm().momentum(),
          plan.dropout(),
          new Adam.Settings(tune.optimizer().weightDecay(), tune.optimizer().clipNorm()),
          tune.rate().layerDecay(),
          tune.averaging().decay(),
          plan.objective().targets(epochs.expected(Label.REAL), epochs.expected(Label.FAKE)),
          plan.seed(),
          plan.stepThreads());
    }

    /** A layer's rate as a share of the head's. */
    double rateShare(ConvLayer layer) {
      return Math.pow(layerDecay, MobileNetV2.belowHead(layer));
    }
  }

  private final Graph graph = new Graph();
  private final Session session;
  private final Variables variables;
  private final Placeholder<TUint8> images;
  private final NormalizedLayers backbone;
  private final WeightAverages averages;
  private final LogisticHead head;
  private final Operand<TFloat32> loss;
  private final Operand<TFloat32> logits;
  private final List<Adam.Parameter> trained;
  private final Adam adam;

  FineTuneNetwork(NormalizedWeights weights, HeadWeights headWeights, Settings settings) {
    Ops tf = Ops.create(graph);
    variables = new Variables(tf);
    // Training may see crops, validation sees whole images.
    images = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, -1, 3)));
    Operand<TFloat32> pixels = MobileNetV2.scaled(tf, images);
    averages = new WeightAverages(tf, variables, settings.averageDecay());
    backbone =
        new NormalizedLayers(
            tf,
            variables,
            weights,
            Set.copyOf(MobileNetV2.layersFrom(settings.from())),
            settings.batchNormMomentum(),
            averages);
    head =
        new LogisticHead(
            tf,
            variables,
            headWeights,
            averages,
            settings.dropout(),
            settings.seed(),
            settings.targets());
    Operand<TFloat32> training =
        head.trainingLogits(
            MobileNetV2.embedding(tf.withSubScope("train"), pixels, backbone::training));
    loss = head.loss(training);
    logits =
        head.logits(MobileNetV2.embedding(tf.withSubScope("infer"), pixels, backbone::inference));
    trained = new ArrayList<>(backbone.parameters(settings::rateShare));
    trained.add(Adam.Parameter.of(head.kernel()));
    trained.add(Adam.Parameter.of(head.bias()));
    adam = new Adam(tf, settings.adam());
    addUpdates(training);
    session = Sessions.forTraining(graph, settings.threads());
    variables.initialize(session);
    adam.initialize(session);
  }

  private void addUpdates(Operand<TFloat32> training) {
    List<Variables.Entry> entries = entries();
    Output<?>[] gradients =
        graph.addGradients(
            "gradients",
            new Output<?>[] {training.asOutput()},
            entries.stream().map(entry -> entry.value().asOutput()).toArray(Output<?>[]::new),
            new Output<?>[] {head.lossGradient(training).asOutput()});
    List<Op> changed = adam.add(trained, gradients);
    for (int i = 0; i < entries.size(); i++) {
      averages.follow(entries.get(i), changed.get(i));
    }
  }

  private List<Variables.Entry> entries() {
    return trained.stream().map(Adam.Parameter::entry).toList();
  }

  @Override
  public double train(ImageBatch batch, long step, double learningRate) {
    Session.Runner runner = session.runner();
    try (LogisticHead.Feed fed = head.feed(runner, batch.labels(), batch.taught(), step);
        Adam.StepFeed rates = adam.feed(runner, step, learningRate);
        TFloat32 kept = backbone.moveMoments(runner, step);
        TFloat32 keptAverage = averages.move(runner, step)) {
      runner.feed(images, batch.images()).fetch(loss);
      adam.target(runner);
      try (Result result = runner.run()) {
        return Tensors.floats(result.get(0))[0];
      }
    }
  }

  @Override
  public float[] logits(ImageBatch batch) {
    try (Result result = session.runner().feed(images, batch.images()).fetch(logits).run()) {
      return Tensors.floats(result.get(0));
    }
  }

  /** The backbone as it is now; averaged, where averages are kept. */
  NormalizedWeights weights() {
    return NormalizedLayers.from(WeightAverages.preferred(variables.read(session)));
  }

  /** The head as it is now; averaged, where averages are kept. */
  HeadWeights headWeights() {
    return LogisticHead.from(WeightAverages.preferred(variables.read(session)));
  }

  @Override
  public byte[] graph() {
    return graph.toGraphDef().toByteArray();
  }

  @Override
  public void weights(BiConsumer<String, float[]> each) {
    variables.each(session, entries(), each);
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
