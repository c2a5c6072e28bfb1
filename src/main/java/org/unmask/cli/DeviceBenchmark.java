package org.unmask.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.unmask.Progress;
import org.unmask.dataset.DatasetReader;
import org.unmask.dataset.ImageStore;
import org.unmask.model.Precision;
import org.unmask.split.SplitName;
import org.unmask.tensorflow.FrozenModel;
import org.unmask.tensorflow.MatrixBenchmark;
import org.unmask.tensorflow.MixedPrecision;
import org.unmask.tensorflow.ScoringBenchmark;
import org.unmask.tensorflow.TensorFlowRuntime;
import org.unmask.tensorflow.TrainingBenchmark;
import org.unmask.training.LabelledImages;
import org.unmask.training.TrainingPlan;

/**
 * What a device makes of the network alone: the frozen graph and the training step by batch size,
 * in images a second and as a share of what large matrix products reach there.
 */
final class DeviceBenchmark implements Benchmark {
  private static final int PIXELS = 256;
  private static final double SECONDS = 2;
  private static final List<Integer> BATCHES = List.of(32, 64, 128, 256);

  /** A backward pass counts for two forward ones: a product for the input, one for the kernel. */
  private static final int PASSES_OF_STEP = 3;

  @Override
  public void run(BenchRequest request, CommandContext context, Path folder) {
    TrainingPlan plan = context.settings().trainingPlan();
    TensorFlowRuntime.start(plan.stepThreads(), request.device(), MixedPrecision.OFF);
    boolean onGpu = TensorFlowRuntime.onGpu(request.device());
    FrozenModel model = ModelFolder.read(request.requiredModel());
    double single;
    double half = 0;
    try (MatrixBenchmark products =
        new MatrixBenchmark(onGpu ? 8192 : 2048, plan.stepThreads(), request.device())) {
      single = products.float32(SECONDS);
      say(context, "matrix products in float32", 0, single, single);
      if (onGpu) {
        half = products.float16(SECONDS);
        say(context, "matrix products in float16", 0, half, half);
      }
    }
    int slots = context.spark().sparkContext().defaultParallelism();
    int inputSize = model.spec().inputSize();
    try (ScoringBenchmark graph =
        new ScoringBenchmark(model, request.device(), Precision.FLOAT32)) {
      for (ScoringBenchmark.Timed timed : graph.search(onGpu ? 2 : slots, SECONDS)) {
        double flops =
            model.networks() * TrainingBenchmark.operations(inputSize) * timed.imagesPerSecond();
        String what = "frozen graph at " + inputSize + " pixels, " + timed.setup().words();
        say(context, what, timed.imagesPerSecond(), flops, single);
      }
    }
    DatasetReader reader = BenchImages.dataset(request, context, folder, PIXELS);
    try (LabelledImages images =
        ImageStore.create(
            reader.split(SplitName.TRAIN), folder.resolve("images"), Progress.SILENT)) {
      steps(request, context, model, images, MixedPrecision.OFF, single);
      if (onGpu) {
        steps(request, context, model, images, MixedPrecision.ON, half);
      }
    }
  }

  private static void steps(
      BenchRequest request,
      CommandContext context,
      FrozenModel model,
      LabelledImages images,
      MixedPrecision precision,
      double peak) {
    TensorFlowRuntime.start(
        context.settings().trainingPlan().stepThreads(), request.device(), precision);
    String words = precision == MixedPrecision.ON ? "in mixed precision" : "in float32";
    for (int batch : BATCHES) {
      TrainingPlan plan =
          context.settings().with(List.of("train.batch-size=" + batch)).trainingPlan();
      try (TrainingBenchmark step =
          new TrainingBenchmark(model, plan, context.settings().imageLimits(), images)) {
        double rate = step.trainOnRandom(step.stepsIn(SECONDS));
        double flops = PASSES_OF_STEP * TrainingBenchmark.operations(plan.inputSize()) * rate;
        String what =
            "training step %s at %d pixels, batch %d".formatted(words, plan.inputSize(), batch);
        say(context, what, rate, flops, peak);
      }
    }
  }

  private static void say(
      CommandContext context, String what, double images, double flops, double peak) {
    String rate = images == 0 ? "" : String.format(Locale.ROOT, "%.1f images/s, ", images);
    context.say(
        String.format(
            Locale.ROOT,
            "%s: %s%.2f TFLOP/s (%.1f %%)",
            what,
            rate,
            flops / 1e12,
            100 * flops / peak));
  }
}
