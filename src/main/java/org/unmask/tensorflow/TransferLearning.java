package org.unmask.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.unmask.PipelineException;
import org.unmask.image.ImageLimits;
import org.unmask.image.Label;
import org.unmask.training.Checkpoints;
import org.unmask.training.EpochResult;
import org.unmask.training.FeatureBatches;
import org.unmask.training.FeatureStore;
import org.unmask.training.FineTune;
import org.unmask.training.InitialShare;
import org.unmask.training.LabelledImages;
import org.unmask.training.Phase;
import org.unmask.training.Targets;
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
  private final Optional<TeacherModel> teacher;
  private final ImageLimits limits;
  private final Checkpoints checkpoints;
  private final TrainingLoop loop;

  public TransferLearning(
      TrainingPlan plan,
      InitialWeights initial,
      Optional<TeacherModel> teacher,
      ImageLimits limits,
      Checkpoints checkpoints,
      List<TrainingListener> listeners) {
    this.plan = plan;
    this.initial = initial;
    this.teacher = teacher;
    this.limits = limits;
    this.checkpoints = checkpoints;
    this.loop = new TrainingLoop(checkpoints, listeners);
  }

  /** The first phase, from the initial head; the head ends at its best epoch. */
  public TrainedHead trainHead(FeatureStore train, FeatureStore validation) {
    TrainingPlan.Head head = plan.head();
    Targets targets =
        plan.objective()
            .targets((double) train.count(Label.REAL), (double) train.count(Label.FAKE));
    try (HeadNetwork network = headNetwork(targets)) {
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

  /**
   * The head for a run without a first phase: that of the detector which training goes on from, or
   * one that says nothing yet.
   */
  public TrainedHead initialHead() {
    return new TrainedHead(
        initial.head(),
        new EpochResult(Phase.HEAD, 0, 0, Math.log(2), Math.log(2), 0.5, 0, 0, Double.NaN));
  }

  /** The head of a first phase that has ended, from its checkpoint. */
  public TrainedHead restoreHead() {
    Path best =
        checkpoints
            .best(Phase.HEAD)
            .orElseThrow(() -> new PipelineException("Cannot resume: there is no trained head"));
    try (HeadNetwork network = headNetwork(Targets.PLAIN)) {
      network.restore(best);
      return new TrainedHead(network.weights(), EpochResult.best(checkpoints.done(Phase.HEAD)));
    } catch (IOException e) {
      throw new PipelineException("Cannot read a checkpoint: " + e.getMessage(), e);
    }
  }

  private HeadNetwork headNetwork(Targets targets) {
    return new HeadNetwork(
        initial.head(),
        plan.dropout(),
        plan.head().weightDecay(),
        targets,
        plan.seed(),
        plan.stepThreads());
  }

  /** The frozen model of the initial backbone and a trained head, for a run of one phase. */
  public TrainedModel withoutFineTuning(TrainedHead head) {
    return new TrainedModel(
        FrozenModel.of(initial.membersWith(head.weights()), plan.inputSize(), plan.resizing(), 1),
        head.best(),
        InitialShare.fixed(1));
  }

  /** The second phase; the model is that of its best epoch. */
  public TrainedModel fineTune(TrainedHead head, LabelledImages train, LabelledImages validation) {
    FineTune settings = plan.fineTune();
    int threads = plan.stepThreads();
    try (ImageDecoder decoder =
            new ImageDecoder(plan.inputSize(), plan.resizing(), limits, threads);
        TensorFlowJpeg jpeg = new TensorFlowJpeg(threads);
        DecodePool pool = DecodePool.of(threads)) {
      ImageBatches asTheyAre =
          batches(new PlainImages(train, decoder, plan.seed()), pool, ImageBatches.Order.TRAINING);
      NormalizedWeights weights =
          initial
              .weights()
              .normalized(
                  folded ->
                      Calibration.insertBatchNorm(
                          folded,
                          asTheyAre,
                          settings.batchNorm().calibrationImages(),
                          plan.inputSize()));
      AugmentedImages examples =
          new AugmentedImages(train, decoder, jpeg, plan.examples(), plan.seed());
      ImageBatches toValidate =
          batches(
              new PlainImages(validation, decoder, plan.seed()), pool, ImageBatches.Order.STORED);
      try (FineTuneNetwork tuned =
              new FineTuneNetwork(
                  weights, head.weights(), FineTuneNetwork.Settings.of(plan, train));
          ImageBatches.Teaching teaching = teaching(train, examples.size())) {
        ImageBatches augmented = batches(examples, pool, ImageBatches.Order.TRAINING, teaching);
        Phase phase = plan.fineTunePhase(augmented.batchesPerEpoch());
        EpochResult best = loop.run(phase, tuned, augmented, toValidate);
        return mixed(tuned, head, best, toValidate);
      }
    }
  }

  /** With as much of the initial weights as the plan says, or as validation allows. */
  private TrainedModel mixed(
      FineTuneNetwork tuned, TrainedHead head, EpochResult best, ImageBatches toValidate) {
    FoldedWeights before = initial.weights().folded();
    FoldedWeights after = tuned.weights().folded();
    HeadWeights headAfter = tuned.headWeights();
    DoubleFunction<FrozenModel> mixture =
        share ->
            FrozenModel.of(
                after.mixedWith(before, share),
                headAfter.mixedWith(head.weights(), share),
                plan.inputSize(),
                plan.resizing(),
                1);
    InitialShare share =
        plan.fineTune().averaging().initialShare().isPresent() || !initial.isDetector()
            ? InitialShare.fixed(plan.fineTune().averaging().initialShare().orElse(0))
            : InitialShare.chosen(
                ModelAucs.of(
                    InitialShare.SHARES.stream().map(mixture::apply).toList(),
                    toValidate,
                    plan.stepThreads()));
    return new TrainedModel(mixture.apply(share.share()), best, share);
  }

  private ImageBatches.Teaching teaching(LabelledImages train, int size) {
    return teacher.isEmpty()
        ? ImageBatches.Teaching.NONE
        : teacher.get().open(train, size, plan.stepThreads());
  }

  private ImageBatches batches(ImageMaker maker, DecodePool pool, ImageBatches.Order order) {
    return batches(maker, pool, order, ImageBatches.Teaching.NONE);
  }

  private ImageBatches batches(
      ImageMaker maker, DecodePool pool, ImageBatches.Order order, ImageBatches.Teaching teaching) {
    return new ImageBatches(
        maker,
        pool,
        plan.fineTune().batchSize(),
        order,
        TensorFlowRuntime.training().batchesAhead(),
        teaching);
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

  /** The model that a run came to, the epoch that it is of, and what is left of the beginning. */
  public record TrainedModel(FrozenModel model, EpochResult best, InitialShare share) {}
}
