package org.unmask.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.unmask.Progress;
import org.unmask.dataset.DatasetBuilder;
import org.unmask.dataset.DatasetReader;
import org.unmask.dataset.ImageStore;
import org.unmask.demo.DemoCorpus;
import org.unmask.demo.DemoSettings;
import org.unmask.scoring.Batching;
import org.unmask.scoring.CorpusScorer;
import org.unmask.scoring.ExecutorClassifier;
import org.unmask.scoring.ScoringSummary;
import org.unmask.split.SplitName;
import org.unmask.storage.OutputTarget.IfPresent;
import org.unmask.tensorflow.FrozenModel;
import org.unmask.tensorflow.ScoringBenchmark;
import org.unmask.tensorflow.TensorFlowRuntime;
import org.unmask.tensorflow.TrainingBenchmark;
import org.unmask.training.LabelledImages;
import org.unmask.training.TrainingPlan;

/** {@code unmask bench}: rounds of two ways in turn, and the median of their ratios. */
final class BenchJob implements Work<BenchRequest> {
  private static final int ROUNDS = 3;
  private static final int STEPS = 15;
  private static final int COPIES = 10;
  private static final double BARE_SECONDS = 8;

  /** Images a second of a round: the whole way, and the network alone. */
  private record Round(double whole, double bare) {}

  @Override
  public void run(BenchRequest request, CommandContext context) throws IOException {
    Path folder = Files.createTempDirectory("unmask-bench");
    try {
      switch (request.what()) {
        case TRAIN -> train(request, context, folder);
        case SCORE -> score(request, context, folder);
      }
    } finally {
      ExecutorClassifier.closeAll();
      RunFolder.delete(folder);
    }
  }

  private static void train(BenchRequest request, CommandContext context, Path folder) {
    TrainingPlan plan = context.settings().trainingPlan();
    TensorFlowRuntime.start(plan.stepThreads());
    String dataset = folder.resolve("dataset").toUri().toString();
    new DatasetBuilder(context.spark())
        .images(List.of(images(request, context, folder)))
        .limits(context.settings().imageLimits())
        .build(dataset, IfPresent.REFUSE);
    DatasetReader reader = DatasetReader.open(context.spark(), dataset);
    FrozenModel model = ModelFolder.read(request.model());
    List<Round> rounds = new ArrayList<>();
    try (LabelledImages images =
            ImageStore.create(
                reader.split(SplitName.TRAIN), folder.resolve("images"), Progress.SILENT);
        TrainingBenchmark benchmark =
            new TrainingBenchmark(model, plan, context.settings().imageLimits(), images)) {
      benchmark.trainOnRandom(3);
      for (int round = 1; round <= ROUNDS; round++) {
        double bare = benchmark.trainOnRandom(STEPS);
        rounds.add(new Round(benchmark.trainOnImages(STEPS, round), bare));
      }
    }
    report(rounds, "fine-tuning from encoded images", "training step on random tensors", context);
  }

  private static void score(BenchRequest request, CommandContext context, Path folder)
      throws IOException {
    Settings settings = context.settings();
    int callers = context.spark().sparkContext().defaultParallelism();
    TensorFlowRuntime.start(1);
    FrozenModel model = ModelFolder.read(request.model());
    String images = images(request, context, folder);
    CorpusScorer scorer =
        new CorpusScorer(
            context.spark(),
            model.recipe(settings.imageLimits()),
            settings.imageLimits(),
            Batching.of(settings.score().batchSize()),
            settings.score().imagesPerTask(),
            Progress.SILENT);
    String scores = folder.resolve("scores").toUri().toString();
    List<Round> rounds = new ArrayList<>();
    // The first job also starts executors, compiles and opens the classifier.
    scorer.score(List.of(images), scores, IfPresent.REPLACE);
    try (ScoringBenchmark benchmark = new ScoringBenchmark(model)) {
      int batch = settings.score().batchSize();
      benchmark.imagesPerSecond(batch, callers, 2);
      for (int round = 1; round <= ROUNDS; round++) {
        double bare = benchmark.imagesPerSecond(batch, callers, BARE_SECONDS);
        ScoringSummary summary = scorer.score(List.of(images), scores, IfPresent.REPLACE);
        rounds.add(new Round(summary.imagesPerSecond(), bare));
      }
    }
    report(
        rounds,
        "scoring job over files",
        "frozen graph on random tensors, %d callers".formatted(callers),
        context);
  }

  /** The user's folder, or drawn images, each several times over under other names. */
  private static String images(BenchRequest request, CommandContext context, Path folder) {
    if (request.images().isPresent()) {
      return request.images().get();
    }
    DemoSettings settings = new DemoSettings(240, 240, 1, 256, context.settings().seed());
    DemoCorpus.Written demo =
        new DemoCorpus(settings)
            .write(folder.resolve("demo"), DemoCorpus.IfPresent.REFUSE, context.progress());
    if (request.what() == BenchRequest.What.SCORE) {
      copy(demo.corpus());
    }
    return demo.corpus().toUri().toString();
  }

  private static void copy(Path corpus) {
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path image : files.filter(file -> file.toString().endsWith(".jpg")).toList()) {
        for (int i = 1; i < COPIES; i++) {
          Files.copy(image, image.resolveSibling(i + "-" + image.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void report(
      List<Round> rounds, String whole, String bare, CommandContext context) {
    List<Double> ratios = new ArrayList<>();
    for (Round round : rounds) {
      double ratio = round.whole() / round.bare();
      ratios.add(ratio);
      context.say(
          String.format(
              Locale.ROOT,
              "%s: %.1f images/s; %s: %.1f images/s; ratio %.3f",
              whole,
              round.whole(),
              bare,
              round.bare(),
              ratio));
    }
    Collections.sort(ratios);
    context.say(String.format(Locale.ROOT, "median ratio %.3f", ratios.get(ratios.size() / 2)));
  }
}
