package org.unmask.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.unmask.Progress;
import org.unmask.model.Precision;
import org.unmask.scoring.CorpusScorer;
import org.unmask.storage.LocalPath;
import org.unmask.storage.OutputTarget.IfPresent;
import org.unmask.tensorflow.DecodingBenchmark;
import org.unmask.tensorflow.FrozenModel;
import org.unmask.tensorflow.ScoringBenchmark;
import org.unmask.tensorflow.TensorFlowRuntime;

/**
 * A scoring job over files against the frozen graph alone at its best batch, fed random tensors.
 * The graph is timed before and after each job, since other work on the machine comes and goes.
 */
final class ScoreBenchmark implements Benchmark {
  private static final int ROUNDS = 3;
  private static final int COPIES = 12;
  private static final int PIXELS = 224;
  private static final int DECODED = 64;
  private static final int PHOTO_WIDTH = 4000;
  private static final int PHOTO_HEIGHT = 3000;
  private static final double DECODING_SECONDS = 1.5;

  @Override
  public void run(BenchRequest request, CommandContext context, Path folder) {
    Settings settings = context.settings();
    int slots = context.spark().sparkContext().defaultParallelism();
    context.requireDevice(request.device());
    TensorFlowRuntime.start(1);
    FrozenModel model = ModelFolder.read(request.requiredModel());
    String images = BenchImages.of(request, context, folder, PIXELS, COPIES);
    Precision precision = settings.score().precision();
    CorpusScorer scorer =
        ScoreJob.scorer(
            context,
            model.recipe(settings.imageLimits(), request.device(), precision),
            Progress.SILENT);
    String scores = LocalPath.asHadoop(folder.resolve("scores"));
    // The first job also starts executors, compiles and opens the classifier.
    scorer.score(List.of(images), scores, IfPresent.REPLACE);
    try (ScoringBenchmark saved = new ScoringBenchmark(model, request.device(), Precision.FLOAT32);
        ScoringBenchmark asJob = new ScoringBenchmark(model, request.device(), precision)) {
      boolean alike = asJob.precision() == saved.precision();
      List<BareGraph> graphs =
          Stream.of(saved, asJob)
              .limit(alike ? 1 : 2)
              .map(graph -> BareGraph.atItsBest(graph, slots, context))
              .toList();
      for (int round = 1; round <= ROUNDS; round++) {
        double job = scorer.score(List.of(images), scores, IfPresent.REPLACE).imagesPerSecond();
        graphs.forEach(graph -> graph.compare(job));
      }
      graphs.forEach(BareGraph::sayMedian);
      double network = graphs.get(graphs.size() - 1).coreMillisPerImage(slots);
      sayPhotoCost(images, model, network, context);
    }
  }

  /** What a large photo costs a core, beside a file of the corpus. */
  private static void sayPhotoCost(
      String images, FrozenModel model, double networkMillis, CommandContext context) {
    List<byte[]> files = BenchImages.contents(images, DECODED);
    if (files.isEmpty()) {
      return;
    }
    byte[] photo = BenchPhoto.of(files.get(0), PHOTO_WIDTH, PHOTO_HEIGHT);
    try (DecodingBenchmark decoding =
        new DecodingBenchmark(model.spec(), context.settings().imageLimits())) {
      double ofFile = decoding.millisPerImage(files, DECODING_SECONDS);
      double ofPhoto = decoding.millisPerImage(List.of(photo), DECODING_SECONDS);
      context.say(
          String.format(
              Locale.ROOT,
              "decoding: %.2f ms a file, %.1f ms a photo of %d x %d (%.1f MB); with %.1f ms for the"
                  + " network, a photo costs %.1f times a file",
              ofFile,
              ofPhoto,
              PHOTO_WIDTH,
              PHOTO_HEIGHT,
              photo.length / 1e6,
              networkMillis,
              (ofPhoto + networkMillis) / (ofFile + networkMillis)));
    }
  }
}
