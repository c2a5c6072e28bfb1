package org.unmask.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.unmask.PipelineException;

/**
 * How time and memory of {@code unmask split} grow with the images: each size in a process of its
 * own, Spark's start and the compiler's warming-up included, on copies whose bytes differ.
 */
final class SplitGrowthBenchmark implements Benchmark {
  private static final int[] SIZES = {2_000, 16_000, 96_000};

  @Override
  public void run(BenchRequest request, CommandContext context, Path folder) throws IOException {
    GrowingCorpus images = GrowingCorpus.of(request, context, folder);
    GrowthRun.each(
        SIZES,
        size -> {
          Path corpus = images.write(size, folder.resolve("corpus-" + size));
          GrowthRun run = split(corpus, size, context, folder.resolve("dataset-" + size));
          RunFolder.delete(corpus);
          return run;
        },
        context);
  }

  private static GrowthRun split(Path corpus, int size, CommandContext context, Path dataset)
      throws IOException {
    Path log = dataset.resolveSibling(dataset.getFileName() + ".log");
    long start = System.nanoTime();
    ChildJvm child =
        ChildJvm.start(
            Main.class,
            GrowthRun.arguments(
                context.settings().asArguments(),
                "split",
                "--images=" + corpus,
                "--dataset=" + dataset),
            log);
    child.awaitSuccess("split " + size + " images");
    double seconds = (System.nanoTime() - start) / 1e9;
    long found =
        new ObjectMapper()
            .readTree(dataset.resolve("summary.json").toFile())
            .path("found")
            .asLong();
    if (found != size) {
      throw new PipelineException("Cannot compare: found %d of %d images".formatted(found, size));
    }
    return new GrowthRun(size, seconds, child.peakMebibytes());
  }
}
