package org.unmask.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.unmask.Progress;
import org.unmask.scoring.CorpusScorer;
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
  private static final double SEARCH_SECONDS = 1.5;
  private static final double BARE_SECONDS = 6;

  @Override
  public void run(BenchRequest request, CommandContext context, Path folder) {
    Settings settings = context.settings();
    int slots = context.spark().sparkContext().defaultParallelism();
    context.requireDevice(request.device());
    TensorFlowRuntime.start(1);
    FrozenModel model = ModelFolder.read(request.model());
    String images = BenchImages.of(request, context, folder, PIXELS, COPIES);
    CorpusScorer scorer =
        ScoreJob.scorer(
            context, model.recipe(settings.imageLimits(), request.device()), Progress.SILENT);
    String scores = folder.resolve("scores").toUri().toString();
    // The first job also starts executors, compiles and opens the classifier.
    scorer.score(List.of(images), scores, IfPresent.REPLACE);
    try (ScoringBenchmark bare = new ScoringBenchmark(model, request.device())) {
      ScoringBenchmark.Setup best = best(bare, slots, context);
      Rounds rounds =
          new Rounds("scoring job over files", "frozen graph alone, " + best.words(), context);
      double before = bare.imagesPerSecond(best, BARE_SECONDS);
      for (int round = 1; round <= ROUNDS; round++) {
        double job = scorer.score(List.of(images), scores, IfPresent.REPLACE).imagesPerSecond();
        double after = bare.imagesPerSecond(best, BARE_SECONDS);
        rounds.add(job, (before + after) / 2);
        before = after;
      }
      rounds.sayMedian();
      double network = 1000 * Math.min(best.callers(), slots) / before;
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
      double ofFile = decoding.millisPerImage(files, SEARCH_SECONDS);
      double ofPhoto = decoding.millisPerImage(List.of(photo), SEARCH_SECONDS);
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

  /** The fastest of batches from 1 to 64 and of callers from one to twice the slots. */
  private static ScoringBenchmark.Setup best(
      ScoringBenchmark bare, int slots, CommandContext context) {
    List<ScoringBenchmark.Timed> tried = bare.search(slots, SEARCH_SECONDS);
    for (ScoringBenchmark.Timed one : tried) {
      context.say(
          String.format(
              Locale.ROOT,
              "frozen graph alone, %s: %.1f images/s",
              one.setup().words(),
              one.imagesPerSecond()));
    }
    return ScoringBenchmark.fastest(tried);
  }
}
