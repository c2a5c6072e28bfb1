package org.unmask.cli;

import java.io.IOException;
import java.nio.file.Path;

/**
 * How time and memory of {@code unmask train} grow with the dataset: the head and one epoch of
 * fine-tuning, each size in a process of its own, on copies whose bytes differ.
 */
final class TrainGrowthBenchmark implements Benchmark {
  private static final int[] SIZES = {4_000, 16_000};

  @Override
  public void run(BenchRequest request, CommandContext context, Path folder) throws IOException {
    GrowingCorpus images = GrowingCorpus.of(request, context, folder);
    GrowthRun.each(
        SIZES,
        size -> {
          Path dataset = split(images, size, context, folder);
          GrowthRun run = train(dataset, size, request, context, folder);
          RunFolder.delete(dataset);
          return run;
        },
        context);
  }

  private static Path split(GrowingCorpus images, int size, CommandContext context, Path folder)
      throws IOException {
    Path corpus = images.write(size, folder.resolve("corpus-" + size));
    Path dataset = folder.resolve("dataset-" + size);
    ChildJvm.start(
            Main.class,
            GrowthRun.arguments(
                context
                    .settings()
                    // Copies of one picture are near-duplicates, and would all be in one split.
                    .asArguments("split.near-duplicates.search=off", "split.audit.run=off"),
                "split",
                "--images=" + corpus,
                "--dataset=" + dataset),
            folder.resolve("split-" + size + ".log"))
        .awaitSuccess("split " + size + " images");
    RunFolder.delete(corpus);
    return dataset;
  }

  private static GrowthRun train(
      Path dataset, int size, BenchRequest request, CommandContext context, Path folder)
      throws IOException {
    long start = System.nanoTime();
    ChildJvm child =
        ChildJvm.start(
            Main.class,
            GrowthRun.arguments(
                context.settings().asArguments("train.input-size=224", "train.fine-tune.epochs=1"),
                "train",
                "--dataset=" + dataset,
                "--run=" + folder.resolve("run-" + size),
                "--weights=" + request.requiredModel()),
            folder.resolve("train-" + size + ".log"));
    child.awaitSuccess("train on " + size + " images");
    return new GrowthRun(size, (System.nanoTime() - start) / 1e9, child.peakMebibytes());
  }
}
