package org.unmask.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unmask.Progress;
import org.unmask.demo.DemoCorpus;
import org.unmask.demo.DemoSettings;
import org.unmask.model.Device;
import org.unmask.model.Precision;
import org.unmask.tensorflow.FrozenModel;
import org.unmask.tensorflow.ScoringBenchmark;

/**
 * Times {@code score}, its start-up among it, on two workers of one core against one worker of one
 * core, each worker held to a core of its own. Prints the median ratio of {@code
 * UNMASK_BENCH_ROUNDS} rounds, 3 by default, and what the network alone gains from two cores.
 * {@code scripts/bench scaling} runs it.
 *
 * <p>Arguments: a folder of images; without one, drawn images of 224 pixels.
 */
final class ScalingBenchmark {
  private static final int ROUNDS =
      Integer.parseInt(System.getenv().getOrDefault("UNMASK_BENCH_ROUNDS", "3"));
  private static final int COPIES = 80;
  private static final int BATCH = 4;
  private static final double BARE_SECONDS = 10;
  private static final int MEBIBYTES = 1024;
  private static final Duration JOB = Duration.ofMinutes(20);
  private static final Pattern RATE = Pattern.compile("\"images_per_second\"\\s*:\\s*([0-9.]+)");

  private ScalingBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    Path folder = Build.folder("scaling");
    Path images = arguments.length > 0 ? Path.of(arguments[0]).toAbsolutePath() : drawn(folder);
    sayCeiling();
    List<Double> ratios = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      double one = imagesPerSecond(1, images, "one-" + round);
      double two = imagesPerSecond(2, images, "two-" + round);
      ratios.add(two / one);
      say("one worker: %.1f images/s; two workers: %.1f images/s; ratio %.3f", one, two, two / one);
    }
    ratios.sort(null);
    say("median ratio %.3f", (ratios.get((ROUNDS - 1) / 2) + ratios.get(ROUNDS / 2)) / 2);
  }

  /** What the network alone gains from a second core: they share memory and clock. */
  private static void sayCeiling() {
    try (ScoringBenchmark bare =
        new ScoringBenchmark(FrozenModel.read(Build.detector()), Device.CPU, Precision.AUTO)) {
      bare.imagesPerSecond(new ScoringBenchmark.Setup(BATCH, 2), BARE_SECONDS);
      double one = bare.imagesPerSecond(new ScoringBenchmark.Setup(BATCH, 1), BARE_SECONDS);
      double two = bare.imagesPerSecond(new ScoringBenchmark.Setup(BATCH, 2), BARE_SECONDS);
      say(
          "frozen graph alone, one caller: %.1f images/s; two callers: %.1f images/s; ratio %.3f",
          one, two, two / one);
    }
  }

  private static Path drawn(Path folder) {
    Path corpus =
        new DemoCorpus(new DemoSettings(120, 120, 0, 224, 7))
            .write(folder.resolve("demo"), DemoCorpus.IfPresent.REFUSE, Progress.SILENT)
            .corpus();
    Pictures.multiply(corpus, COPIES);
    return corpus;
  }

  private static double imagesPerSecond(int workers, Path images, String name) {
    Path folder = Build.folder("scaling/" + name);
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, workers, 1, MEBIBYTES)) {
      cluster.pinWorkers();
      try (Submission job =
          cluster.submit(
              "score",
              List.of("--executor-cores", "1", "--executor-memory", MEBIBYTES + "m"),
              List.of(
                  "score",
                  "--images",
                  images.toString(),
                  "--model",
                  Build.detector().toString(),
                  "--scores",
                  folder.resolve("scores").toString(),
                  "--set",
                  "score.images-per-task=250"))) {
        job.awaitSuccess(JOB);
      }
      Matcher rate =
          RATE.matcher(Files.readString(folder.resolve("scores").resolve("_summary.json")));
      if (!rate.find()) {
        throw new IllegalStateException("Cannot read the rate of " + folder);
      }
      return Double.parseDouble(rate.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
