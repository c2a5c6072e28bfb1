package org.unmask.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unmask.PipelineException;
import org.unmask.dataset.DatasetReader;
import org.unmask.dataset.ExecutorCodec;
import org.unmask.report.Manifest;
import org.unmask.scoring.ExecutorClassifier;
import org.unmask.split.SplitName;
import org.unmask.storage.LocalPath;
import org.unmask.storage.Nesting;
import org.unmask.tensorflow.FrozenModel;
import org.unmask.tensorflow.InitialWeights;
import org.unmask.tensorflow.TensorFlowRuntime;
import org.unmask.tensorflow.TransferLearning.TrainedModel;
import org.unmask.training.EpochResult;
import org.unmask.training.Phase;
import org.unmask.training.RunCheckpoints;
import org.unmask.training.TrainingPlan;

/**
 * {@code unmask train}: head on cached features, fine-tuning, temperature and threshold, export.
 */
final class TrainJob implements Work<TrainRequest> {
  /** Four numbers a weight (itself, two moments of Adam, its average), and as much again. */
  private static final long CHECKPOINT_BYTES = 72L << 20;

  @Override
  public void run(TrainRequest request, CommandContext context) throws IOException {
    Optional<FrozenModel> detector = InitialDefaults.detector(request.weights());
    context.settle(InitialDefaults.settled(context.settings(), detector.map(FrozenModel::spec)));
    Manifest.Recording recording = context.recording();
    TrainingPlan plan = context.settings().trainingPlan();
    TensorFlowRuntime.start(
        plan.stepThreads(), request.device(), context.settings().mixedPrecision());
    recording.option("--device", DeviceOption.word(request.device()));
    InitialWeights weights =
        detector.isPresent()
            ? InitialWeights.of(detector.get(), plan.inputSize())
            : InitialWeights.read(weightsPath(request), plan.inputSize());
    if (!plan.isTraining() && !weights.isDetector()) {
      throw new IllegalArgumentException(
          "Cannot train: neither phase has an epoch (train.head.epochs, train.fine-tune.epochs), and"
              + " the weights are no detector that could be calibrated alone");
    }
    DatasetReader dataset =
        DatasetReader.open(context.spark(), request.dataset())
            .ofSources(context.settings().trainingSources());
    TrainingInputs inputs =
        new TrainingInputs(
            dataset, weights, OtherDetectors.read(context.settings(), plan, detector));
    if (plan.isTraining()) {
      weights.requireOneNetwork();
      dataset.requireBothClasses(SplitName.TRAIN, "train");
    }
    ChoiceSettings choice = context.settings().choice();
    dataset
        .ofSources(choice.calibrationSources())
        .requireBothClasses(SplitName.VALIDATION, "train and calibrate");
    inputs.record(recording);
    Nesting.requireApart(
        LocalPath.asHadoop(runPath(request)),
        readFrom(request, context.settings()),
        context.spark().sparkContext().hadoopConfiguration());
    try (RunFolder run = RunFolder.open(runPath(request), request.ifBegun(), CHECKPOINT_BYTES)) {
      RunCheckpoints checkpoints =
          RunCheckpoints.open(run.checkpoints(), inputs.identity(context.settings()));
      checkpoints.requireRoom(CHECKPOINT_BYTES);
      TrainedModel trained =
          new TrainingPhases(context, request.device(), inputs, run, checkpoints).train(recording);
      recording.option("initial share", trained.share().words());
      ModelFinish finish = new ModelFinish(context, request.device(), dataset, run);
      ModelFinish.Finished finished =
          finish.of(
              trained.model(),
              inputs.others().ensemble(),
              origin(inputs, request, context.settings()));
      FrozenModel model = finished.model();
      writeModel(model, run);
      recording.stageDone("export");
      new TrainingReporter(context, dataset, run)
          .write(history(checkpoints), trained.share(), finished, recording);
      TrainReport.lines(model.spec(), run.model()).forEach(context::say);
      if (model.networks() > 1) {
        context.say(TrainReport.ensemble(model.networks()));
      }
      if (!plan.isTraining()) {
        context.say(
            "Nothing was trained: neither phase has an epoch; calibration and thresholds are new");
      } else if (weights.isDetector() && plan.fineTune().wanted()) {
        TrainReport.kept(trained.share(), inputs.others().haveInEnsemble(detector))
            .forEach(context::say);
      }
      EarlierEvaluation.warning(runPath(request), model.spec()).ifPresent(context::say);
      context.say("Report in " + run.report());
    } finally {
      ExecutorClassifier.closeAll();
      ExecutorCodec.closeAll();
    }
  }

  private static List<String> readFrom(TrainRequest request, Settings settings) {
    List<String> read = new ArrayList<>();
    // A run that goes on deletes nothing but its own model, which may be asked for its weights.
    if (request.ifBegun() != TrainRequest.IfBegun.RESUME) {
      read.add(request.dataset());
      read.add(LocalPath.asHadoop(weightsPath(request)));
    }
    OtherDetectors.folders(settings).forEach(folder -> read.add(LocalPath.asHadoop(folder)));
    return read;
  }

  private static Path runPath(TrainRequest request) {
    return DriverPath.of("write run", request.run());
  }

  private static Path weightsPath(TrainRequest request) {
    return DriverPath.of(
        "read weights",
        request
            .weights()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Cannot train: no --weights was given and no detector is shipped")));
  }

  private static Map<String, String> origin(
      TrainingInputs inputs, TrainRequest request, Settings settings) {
    Map<String, String> origin = inputs.origin(settings);
    origin.put("run", String.valueOf(runPath(request).getFileName()));
    return origin;
  }

  private static void writeModel(FrozenModel model, RunFolder run) {
    Path staging = run.cache().resolve("model");
    try {
      Files.createDirectories(staging);
      model.write(staging);
      RunFolder.delete(run.model());
      Files.move(staging, run.model(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new PipelineException(
          "Cannot write the model to " + run.model() + ": " + e.getMessage(), e);
    }
  }

  private static List<EpochResult> history(RunCheckpoints checkpoints) {
    List<EpochResult> history = new ArrayList<>(checkpoints.done(Phase.HEAD));
    history.addAll(checkpoints.done(Phase.FINE_TUNE));
    return history;
  }
}
