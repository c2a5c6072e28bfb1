package org.unmask.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.unmask.scoring.ScoringSummary;

/**
 * How time and memory of {@code unmask score} grow with a corpus: each size in a process of its own
 * on this machine, on hard links to the same images.
 */
final class ScoreGrowthBenchmark implements Benchmark {
  private static final int[] SIZES = {1_000, 10_000, 100_000};
  private static final int DISTINCT = 1_000;
  private static final int PER_FOLDER = 1_000;
  private static final int PIXELS = 224;

  @Override
  public void run(BenchRequest request, CommandContext context, Path folder) throws IOException {
    List<byte[]> images =
        BenchImages.contents(BenchImages.of(request, context, folder, PIXELS, 1), DISTINCT);
    if (images.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot grow a corpus: --images must be a folder of the local disk with .jpg files");
    }
    GrowthRun.each(
        SIZES,
        size -> {
          Path corpus = link(images, size, folder.resolve("corpus-" + size));
          return score(corpus, size, request, context, folder.resolve("scores-" + size));
        },
        context);
  }

  private static Path link(List<byte[]> images, int size, Path corpus) throws IOException {
    for (int i = 0; i < size; i++) {
      Path file = corpus.resolve(i / PER_FOLDER + "/" + i + ".jpg");
      Files.createDirectories(file.getParent());
      if (i < images.size()) {
        Files.write(file, images.get(i));
      } else {
        int first = i % images.size();
        Files.createLink(file, corpus.resolve(first / PER_FOLDER + "/" + first + ".jpg"));
      }
    }
    return corpus;
  }

  private static GrowthRun score(
      Path corpus, int size, BenchRequest request, CommandContext context, Path scores)
      throws IOException {
    Path log = scores.resolveSibling(scores.getFileName() + ".log");
    ChildJvm child =
        ChildJvm.start(
            Main.class,
            GrowthRun.arguments(
                context.settings().asArguments(),
                "score",
                "--images=" + corpus,
                "--model=" + request.requiredModel(),
                "--scores=" + scores),
            log);
    child.awaitSuccess("score " + size + " images");
    double seconds =
        new ObjectMapper()
            .readTree(scores.resolve(ScoringSummary.FILE_NAME).toFile())
            .path("seconds")
            .asDouble();
    return new GrowthRun(size, seconds, child.peakMebibytes());
  }
}
