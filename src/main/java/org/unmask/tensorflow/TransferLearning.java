package org.unmask.tensorflow;

import java.nio.file.Path;
import java.util.List;
import org.unmask.PipelineException;
import org.unmask.image.AugmentationPolicy;
import org.unmask.image.ImageLimits;
import org.unmask.training.Checkpoints;
import org.unmask.training.EpochResult;
import org.unmask.training.FeatureBatches;
import org.unmask.training.FeatureStore;
import org.unmask.training.LabelledImages;
import org.unmask.training.Phase;
import org.unmask.training.TrainingListener;
import org.unmask.training.TrainingLoop;
import org.unmask.training.TrainingPlan;

/**
 * Trains MobileNetV2 in two phases: {@link #trainHead} on cached features, then {@link #fineTune}
 * on images. Each phase goes on from the checkpoints where they have some.
 */
public final class TransferLearning {
  private final TrainingPlan plan;
  private final InitialWeights initial;
  private final ImageLimits limits;
  private final Checkpoints checkpoints;
  private final TrainingLoop loop;

  public TransferLearning(
      TrainingPlan plan,
      InitialWeights initial,
      ImageLimits limits,
      Checkpoints checkpoints,
      List<TrainingListener> listeners) {
    this.plan = plan;
    this.initial = initial;
    this.limits = limits;
    this.checkpoints = checkpoints;
    this.loop = new TrainingLoop(checkpoints, listeners);
  }

  /** The first phase; the head ends at its best epoch. */
  public TrainedHead trainHead(FeatureStore train, FeatureStore validation) {
    TrainingPlan.Head head = plan.head();
    try (HeadNetwork network = headNetwork()) {
      EpochResult best =
          loop.run(
              plan.headPhase(),
              network,
              new FeatureBatches(
                  train, head.batchSize(), FeatureBatches.Order.SHUFFLED, plan.seed()),
              new FeatureBatches(
                  validation, head.batchSize(), FeatureBatches.Order.STORED, plan.seed()));
      return new TrainedHead(network.weights(), best);
    }
  }

  /** The head of a first phase that has ended, from its checkpoint. */
  public TrainedHead restoreHead() {
    Path best =
        checkpoints
            .best(Phase.HEAD)
            .orElseThrow(() -> new PipelineException("Cannot resume: there is no trained head"));
    try (HeadNetwork network = headNetwork()) {
      network.restore(best);
      return new TrainedHead(network.weights(), EpochResult.best(checkpoints.done(Phase.HEAD)));
    }
  }

  private HeadNetwork headNetwork() {
    return new HeadNetwork(
        plan.dropout(), plan.head().weightDecay(), plan.seed(), plan.stepThreads());
  }

  /** The frozen model of the initial backbone and a trained head, for a run of one phase. */
  public TrainedModel withoutFineTuning(TrainedHead head) {
    return new TrainedModel(
        FrozenModel.of(initial.weights().folded(), head.weights(), plan.inputSize(), 1),
        head.best());
  }

  /** The second phase; the model is that of its best epoch. */
  public TrainedModel fineTune(TrainedHead head, LabelledImages train, LabelledImages validation) {
    TrainingPlan.FineTune settings = plan.fineTune();
    try (ImageDecoder decoder = new ImageDecoder(plan.inputSize(), limits, plan.stepThreads())) {
      ImageBatches trainBatches =
          batches(train, decoder, ImageBatches.Order.TRAINING, plan.augmentation());
      ImageBatches validationBatches =
          batches(validation, decoder, ImageBatches.Order.STORED, AugmentationPolicy.NONE);
      NormalizedWeights weights =
          initial
              .weights()
              .normalized(
                  folded ->
                      Calibration.insertBatchNorm(
                          folded,
                          batches(
                              train, decoder, ImageBatches.Order.TRAINING, AugmentationPolicy.NONE),
                          settings.calibrationImages(),
                          plan.inputSize()));
      FineTuneNetwork.Settings network =
          new FineTuneNetwork.Settings(
              plan.inputSize(),
              settings.from(),
              settings.batchNormMomentum(),
              plan.dropout(),
              plan.seed(),
              plan.stepThreads());
      try (FineTuneNetwork tuned = new FineTuneNetwork(weights, head.weights(), network)) {
        Phase phase = plan.fineTunePhase(trainBatches.batchesPerEpoch());
        EpochResult best = loop.run(phase, tuned, trainBatches, validationBatches);
        return new TrainedModel(
            FrozenModel.of(tuned.weights().folded(), tuned.headWeights(), plan.inputSize(), 1),
            best);
      }
    }
  }

  private ImageBatches batches(
      LabelledImages images,
      ImageDecoder decoder,
      ImageBatches.Order order,
      AugmentationPolicy augmentation) {
    return new ImageBatches(
        images,
        decoder,
        plan.inputSize(),
        plan.fineTune().batchSize(),
        order,
        augmentation,
        plan.seed());
  }

  /** What the first phase came to. */
  public static final class TrainedHead {
    private final HeadWeights weights;
    private final EpochResult best;

    TrainedHead(HeadWeights weights, EpochResult best) {
      this.weights = weights;
      this.best = best;
    }

    HeadWeights weights() {
      return weights;
    }

    public EpochResult best() {
      return best;
    }
  }

  /** The model that a run came to, and the epoch that it is of. */
  public record TrainedModel(FrozenModel model, EpochResult best) {}
}
