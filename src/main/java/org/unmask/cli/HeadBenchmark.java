package org.unmask.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unmask.Progress;
import org.unmask.dataset.DatasetReader;
import org.unmask.image.ImageView;
import org.unmask.model.ClassifierRecipe;
import org.unmask.model.Device;
import org.unmask.model.Precision;
import org.unmask.scoring.ExecutorClassifier;
import org.unmask.split.SplitName;
import org.unmask.tensorflow.InitialWeights;
import org.unmask.tensorflow.ScoringBenchmark;
import org.unmask.tensorflow.TensorFlowRuntime;
import org.unmask.tensorflow.TransferLearning;
import org.unmask.training.FeatureStore;
import org.unmask.training.RunCheckpoints;
import org.unmask.training.TrainingPlan;

/**
 * The first phase of training, all of its epochs included, against one pass of the frozen graph
 * over as many random tensors as there are images and views.
 */
final class HeadBenchmark implements Benchmark {
  private static final int ROUNDS = 3;
  private static final int PIXELS = 224;
  private static final double BARE_SECONDS = 6;

  @Override
  public void run(BenchRequest request, CommandContext context, Path folder) throws IOException {
    TrainingPlan plan = plan(request, context);
    int slots = context.spark().sparkContext().defaultParallelism();
    TensorFlowRuntime.start(
        plan.stepThreads(), request.device(), context.settings().mixedPrecision());
    DatasetReader reader = BenchImages.dataset(request, context, folder, PIXELS);
    List<ImageView> views =
        TrainingData.views(plan.head().views(), plan.examples().augmentation(), plan.seed());
    long passes =
        reader.summary().images(SplitName.TRAIN) * views.size()
            + reader.summary().images(SplitName.VALIDATION);
    InitialWeights weights =
        InitialWeights.read(
            DriverPath.of("read weights", request.requiredModel()), plan.inputSize());
    weights.requireOneNetwork();
    Rounds rounds =
        new Rounds("views in the whole first phase", "frozen graph alone, batch 4", context);
    try (ScoringBenchmark bare =
        new ScoringBenchmark(
            ModelFolder.read(request.requiredModel()), request.device(), Precision.FLOAT32)) {
      ScoringBenchmark.Setup setup = new ScoringBenchmark.Setup(4, slots);
      bare.imagesPerSecond(setup, BARE_SECONDS);
      for (int round = 1; round <= ROUNDS; round++) {
        double seconds =
            phase(
                request.device(),
                plan,
                context,
                reader,
                weights,
                views,
                folder.resolve("round-" + round));
        double ofBare = bare.imagesPerSecond(setup, BARE_SECONDS);
        rounds.add(passes / seconds, ofBare);
        context.say(
            String.format(
                Locale.ROOT,
                "the phase took %.1f s, one pass of the graph %.1f s: %.2f times",
                seconds,
                passes / ofBare,
                seconds * ofBare / passes));
      }
    }
    rounds.sayMedian();
  }

  /** At the input size of the graph that it is held against. */
  private static TrainingPlan plan(BenchRequest request, CommandContext context) {
    int inputSize = ModelFolder.read(request.requiredModel()).spec().inputSize();
    return context.settings().with(List.of("train.input-size=" + inputSize)).trainingPlan();
  }

  private static double phase(
      Device device,
      TrainingPlan plan,
      CommandContext context,
      DatasetReader dataset,
      InitialWeights weights,
      List<ImageView> views,
      Path folder)
      throws IOException {
    var limits = context.settings().imageLimits();
    ClassifierRecipe recipe = weights.featureRecipe(plan, limits, device);
    RunCheckpoints checkpoints = RunCheckpoints.open(folder.resolve("checkpoints"), "bench");
    TrainingData data = new TrainingData(context.spark(), dataset, folder, Progress.SILENT);
    long begin = System.nanoTime();
    try (FeatureStore train = data.features(SplitName.TRAIN, recipe, views);
        FeatureStore validation =
            data.features(SplitName.VALIDATION, recipe, views.subList(0, 1))) {
      ExecutorClassifier.closeAll();
      new TransferLearning(plan, weights, Optional.empty(), limits, checkpoints, List.of())
          .trainHead(train, validation);
    }
    return (System.nanoTime() - begin) / 1e9;
  }
}
