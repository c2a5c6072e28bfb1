package org.unmask.cli;

import java.nio.file.Path;
import org.unmask.Progress;
import org.unmask.dataset.DatasetReader;
import org.unmask.dataset.ImageStore;
import org.unmask.split.SplitName;
import org.unmask.tensorflow.FrozenModel;
import org.unmask.tensorflow.TensorFlowRuntime;
import org.unmask.tensorflow.TrainingBenchmark;
import org.unmask.training.LabelledImages;
import org.unmask.training.TrainingPlan;

/** Fine-tuning from encoded images against the training step alone, fed random tensors. */
final class TrainBenchmark implements Benchmark {
  private static final int ROUNDS = 3;

  /** Both sides take turns within a round, since a shared machine changes its pace. */
  private static final int TURNS = 5;

  /** Of a turn: four steps of a CPU. */
  private static final double SECONDS = 4;

  private static final int PIXELS = 256;

  @Override
  public void run(BenchRequest request, CommandContext context, Path folder) {
    TrainingPlan plan = context.settings().trainingPlan();
    TensorFlowRuntime.start(
        plan.stepThreads(), request.device(), context.settings().mixedPrecision());
    DatasetReader reader = BenchImages.dataset(request, context, folder, PIXELS);
    FrozenModel model = ModelFolder.read(request.requiredModel());
    Rounds rounds =
        new Rounds("fine-tuning from encoded images", "training step on random tensors", context);
    try (LabelledImages images =
            ImageStore.create(
                reader.split(SplitName.TRAIN), folder.resolve("images"), Progress.SILENT);
        TrainingBenchmark benchmark =
            new TrainingBenchmark(model, plan, context.settings().imageLimits(), images)) {
      int steps = benchmark.stepsIn(SECONDS);
      benchmark.trainOnImages(steps, 0);
      for (int round = 1; round <= ROUNDS; round++) {
        addRound(benchmark, steps, round, rounds);
      }
    }
    rounds.sayMedian();
  }

  /** Both sides do as many steps, so that their rates have harmonic means. */
  private static void addRound(TrainingBenchmark benchmark, int steps, int round, Rounds rounds) {
    double bareSeconds = 0;
    double ourSeconds = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      bareSeconds += 1 / benchmark.trainOnRandom(steps);
      ourSeconds += 1 / benchmark.trainOnImages(steps, round * TURNS + turn);
    }
    rounds.add(TURNS / ourSeconds, TURNS / bareSeconds);
  }
}
