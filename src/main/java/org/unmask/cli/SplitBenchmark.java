package org.unmask.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unmask.dataset.ImageFolder;
import org.unmask.storage.LocalPath;
import org.unmask.tensorflow.PlainPass;

/**
 * Whole splits against one plain pass that reads, hashes and decodes each file once with as many
 * threads as Spark has slots. Spark is up and warm: the first split of each kind is not timed.
 */
final class SplitBenchmark implements Benchmark {
  private static final int ROUNDS = 3;
  private static final int PIXELS = 224;
  private static final int COPIES = 12;
  private static final List<String> LEAN =
      List.of("split.audit.run=off", "split.near-duplicates.search=off");

  @Override
  public void run(BenchRequest request, CommandContext context, Path folder) throws IOException {
    String named = BenchImages.of(request, context, folder, PIXELS, COPIES);
    Path images = LocalPath.of(named).toAbsolutePath();
    List<Path> files = BenchImages.files(images.toString(), Integer.MAX_VALUE);
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot time a split: --images must be a folder of the local disk with .jpg files");
    }
    int threads = context.spark().sparkContext().defaultParallelism();
    String dataset = folder.resolve("dataset").toString();
    Settings full = context.settings();
    Settings lean = full.with(LEAN);
    split(images, files, dataset, lean, context);
    split(images, files, dataset, full, context);
    List<Double> leanRatios = new ArrayList<>();
    List<Double> fullRatios = new ArrayList<>();
    try (PlainPass plain = new PlainPass()) {
      plain.seconds(files, threads);
      double before = plain.seconds(files, threads);
      for (int round = 1; round <= ROUNDS; round++) {
        double leanSeconds = split(images, files, dataset, lean, context);
        double fullSeconds = split(images, files, dataset, full, context);
        double after = plain.seconds(files, threads);
        double pass = (before + after) / 2;
        before = after;
        leanRatios.add(leanSeconds / pass);
        fullRatios.add(fullSeconds / pass);
        context.say(
            String.format(
                Locale.ROOT,
                "%,d files: plain pass with %d threads %.2f s; split alone %.2f s, ratio %.2f; with"
                    + " audit and near-duplicates %.2f s, ratio %.2f",
                files.size(),
                threads,
                pass,
                leanSeconds,
                leanSeconds / pass,
                fullSeconds,
                fullSeconds / pass));
      }
    }
    sayMedian("split alone", leanRatios, context);
    sayMedian("split with audit and near-duplicates", fullRatios, context);
  }

  /** Seconds of a whole split, report and all, of the files that the plain pass reads. */
  private static double split(
      Path images, List<Path> files, String dataset, Settings settings, CommandContext context) {
    Path metadata = images.resolve("metadata.csv");
    SplitRequest request =
        new SplitRequest(
            List.of(ImageFolder.of(images.toString())),
            List.of(),
            Files.exists(metadata) ? Optional.of(metadata.toString()) : Optional.empty(),
            dataset,
            SplitRequest.FolderSplits.IGNORED,
            SplitRequest.IfThere.REPLACE,
            SplitRequest.OnLeak.WARN);
    long start = System.nanoTime();
    long found = SplitJob.build(request, settings, context).found();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (found != files.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot compare: below %s are %,d files, %,d of them .jpg, which alone the plain pass"
                  + " reads",
              images,
              found,
              files.size()));
    }
    return seconds;
  }

  private static void sayMedian(String what, List<Double> ratios, CommandContext context) {
    Collections.sort(ratios);
    context.say(
        String.format(
            Locale.ROOT,
            "%s: median ratio %.2f (%.2f to %.2f)",
            what,
            ratios.get(ratios.size() / 2),
            ratios.get(0),
            ratios.get(ratios.size() - 1)));
  }
}
