package org.unmask.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.unmask.PipelineException;
import org.unmask.dataset.DatasetReader;
import org.unmask.image.ContentHash;
import org.unmask.model.Device;
import org.unmask.report.Manifest;
import org.unmask.scoring.Batching;
import org.unmask.scoring.DatasetScorer;
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
  private static final Set<String> NO_MATTER_TO_CHECKPOINTS =
      Set.of(
          "train.threads",
          "train.threshold",
          "train.target-false-positive-rate",
          "train.calibration-sources",
          "train.fine-tune.checkpoint-steps",
          "train.fine-tune.initial-share");

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
    if (plan.isTraining()) {
      dataset.requireBothClasses(SplitName.TRAIN, "train");
    }
    ChoiceSettings choice = context.settings().choice();
    dataset
        .ofSources(choice.calibrationSources())
        .requireBothClasses(SplitName.VALIDATION, "train and calibrate");
    recording.input("dataset", dataset.fingerprint()).input("weights", weights.identity());
    if (request.ifBegun() != TrainRequest.IfBegun.RESUME) {
      Nesting.requireApart(
          LocalPath.asHadoop(runPath(request)),
          List.of(request.dataset(), LocalPath.asHadoop(weightsPath(request))),
          context.spark().sparkContext().hadoopConfiguration());
    }
    try (RunFolder run = RunFolder.open(runPath(request), request.ifBegun(), CHECKPOINT_BYTES)) {
      RunCheckpoints checkpoints =
          RunCheckpoints.open(run.checkpoints(), identity(context.settings(), dataset, weights));
      checkpoints.requireRoom(CHECKPOINT_BYTES);
      TrainedModel trained =
          new TrainingPhases(context, request.device(), dataset, weights, run, checkpoints)
              .train(recording);
      recording.option("initial share", trained.share().words());
      List<Row> scores = validationScores(trained, context, request.device(), dataset, run);
      FrozenModel model =
          new ModelChoice(scores, DatasetTraits.of(dataset, SplitName.VALIDATION))
              .apply(
                  trained.model(), origin(request, context.settings(), dataset, weights), choice);
      writeModel(model, run);
      recording.stageDone("export");
      new TrainingReporter(context, dataset, run)
          .write(history(checkpoints), trained.share(), model.spec(), scores, recording);
      TrainReport.lines(model.spec(), run.model()).forEach(context::say);
      if (!plan.isTraining()) {
        context.say(
            "Nothing was trained: neither phase has an epoch; calibration and thresholds are new");
      } else if (weights.isDetector() && plan.fineTune().wanted()) {
        TrainReport.kept(trained.share()).forEach(context::say);
      }
      context.say("Report in " + run.report());
    } finally {
      ExecutorClassifier.closeAll();
    }
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

  private static List<Row> validationScores(
      TrainedModel trained,
      CommandContext context,
      Device device,
      DatasetReader dataset,
      RunFolder run) {
    Settings settings = context.settings();
    String scores = LocalPath.asHadoop(run.cache().resolve("validation-scores"));
    return new DatasetScorer(
            context.spark(),
            trained.model().recipe(settings.imageLimits(), device, settings.score().precision()),
            Batching.of(settings.score().batchSize()),
            context.progress())
        .write(dataset.split(SplitName.VALIDATION), scores)
        .select("image_id", "path", "group_id", "source", "label", "logit")
        .collectAsList();
  }

  /** What a checkpoint depends on: going on with other data or settings would mix two runs. */
  private static String identity(Settings settings, DatasetReader dataset, InitialWeights weights) {
    Map<String, String> relevant = new TreeMap<>(settings.resolved());
    relevant
        .keySet()
        .removeIf(
            key ->
                NO_MATTER_TO_CHECKPOINTS.contains(key)
                    || !(key.equals("seed") || key.startsWith("train.")));
    String all = dataset.fingerprint() + weights.identity() + relevant;
    return ContentHash.sha256Hex(all.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> origin(
      TrainRequest request, Settings settings, DatasetReader dataset, InitialWeights weights) {
    Map<String, String> origin = new TreeMap<>();
    origin.put("dataset_fingerprint", dataset.fingerprint());
    origin.put("initial_weights", weights.identity());
    origin.put("run", String.valueOf(runPath(request).getFileName()));
    origin.put("unmask_version", Versions.unmask());
    if (!settings.trainingSources().isEmpty()) {
      origin.put("training_sources", String.join(", ", settings.trainingSources()));
    }
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
