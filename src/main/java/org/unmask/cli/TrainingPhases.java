package org.unmask.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.unmask.image.ImageLimits;
import org.unmask.model.Device;
import org.unmask.report.Manifest;
import org.unmask.scoring.ExecutorClassifier;
import org.unmask.split.SplitName;
import org.unmask.tensorflow.InitialWeights;
import org.unmask.tensorflow.TeacherModel;
import org.unmask.tensorflow.TensorBoardLog;
import org.unmask.tensorflow.TransferLearning;
import org.unmask.tensorflow.TransferLearning.TrainedHead;
import org.unmask.tensorflow.TransferLearning.TrainedModel;
import org.unmask.training.FeatureStore;
import org.unmask.training.LabelledImages;
import org.unmask.training.Phase;
import org.unmask.training.RunCheckpoints;
import org.unmask.training.TrainingPlan;

/** The phases of a training: the head on cached features, then the network itself. */
final class TrainingPhases {
  private final TrainingPlan plan;
  private final ImageLimits limits;
  private final Device device;
  private final InitialWeights weights;
  private final Optional<TeacherModel> teacher;
  private final RunFolder run;
  private final RunCheckpoints checkpoints;
  private final TrainingData data;
  private final TrainingWatch watch;

  /**
   * Phases that begin with the initial weights, or where {@code checkpoints} say that they stand.
   */
  TrainingPhases(
      CommandContext context,
      Device device,
      TrainingInputs inputs,
      RunFolder run,
      RunCheckpoints checkpoints) {
    this.plan = context.settings().trainingPlan();
    this.limits = context.settings().imageLimits();
    this.device = device;
    this.weights = inputs.weights();
    this.teacher = inputs.others().teacher();
    this.run = run;
    this.checkpoints = checkpoints;
    this.data =
        new TrainingData(context.spark(), inputs.dataset(), run.cache(), context.progress());
    this.watch = new TrainingWatch(context);
  }

  /** Goes through what is left of them. */
  TrainedModel train(Manifest.Recording recording) throws IOException {
    try (TensorBoardLog board = new TensorBoardLog(run.logs(), Clock.systemUTC())) {
      TransferLearning learning =
          new TransferLearning(plan, weights, teacher, limits, checkpoints, List.of(board, watch));
      TrainedHead head = head(learning);
      recording.stageDone(Phase.HEAD);
      TrainedModel trained =
          plan.fineTune().wanted() ? fineTune(learning, head) : learning.withoutFineTuning(head);
      recording.stageDone(Phase.FINE_TUNE);
      return trained;
    }
  }

  private TrainedHead head(TransferLearning learning) {
    if (plan.head().epochs() == 0) {
      return learning.initialHead();
    }
    if (checkpoints.ended(Phase.HEAD)) {
      return learning.restoreHead();
    }
    var recipe = weights.featureRecipe(plan, limits, device);
    var views =
        TrainingData.views(plan.head().views(), plan.examples().augmentation(), plan.seed());
    try (FeatureStore train = data.features(SplitName.TRAIN, recipe, views);
        FeatureStore validation =
            data.features(SplitName.VALIDATION, recipe, views.subList(0, 1))) {
      // Its memory is for the next phase.
      ExecutorClassifier.closeAll();
      return learning.trainHead(train, validation);
    }
  }

  private TrainedModel fineTune(TransferLearning learning, TrainedHead head) {
    try (LabelledImages train = data.images(SplitName.TRAIN);
        LabelledImages validation = data.images(SplitName.VALIDATION)) {
      int perEpoch = plan.examples().perEpoch();
      watch.epochHas(perEpoch == 0 ? train.size() : perEpoch);
      return learning.fineTune(head, train, validation);
    }
  }
}
