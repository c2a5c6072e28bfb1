package org.unmask.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.unmask.PipelineException;

/**
 * How time and memory of {@code unmask split} grow with the images: each size in a process of its
 * own, Spark's start and the compiler's warming-up included, on copies whose bytes differ.
 */
final class SplitGrowthBenchmark implements Benchmark {
  private static final int[] SIZES = {2_000, 16_000, 96_000};
  private static final int PIXELS = 224;

  @Override
  public void run(BenchRequest request, CommandContext context, Path folder) throws IOException {
    List<Path> files =
        new ArrayList<>(
            BenchImages.files(
                BenchImages.of(request, context, folder, PIXELS, 1), Integer.MAX_VALUE));
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot grow a corpus: --images must be a folder of the local disk with .jpg files");
    }
    // In order of path the first files would all be of one label.
    Collections.shuffle(files, new Random(context.settings().seed()));
    GrowthRun before = null;
    for (int size : SIZES) {
      Path corpus = copy(files, size, folder.resolve("corpus-" + size));
      GrowthRun run = split(corpus, size, folder.resolve("dataset-" + size));
      run.say(context);
      if (before != null) {
        run.sayGrowthSince(before, context);
      }
      before = run;
      RunFolder.delete(corpus);
    }
  }

  /** Bytes behind the end of a JPEG change its hash and nothing else. */
  private static Path copy(List<Path> files, int size, Path corpus) throws IOException {
    for (int i = 0; i < size; i++) {
      Path file = files.get(i % files.size());
      boolean fake = file.toString().toLowerCase(Locale.ROOT).contains("fake");
      Path copy = corpus.resolve((fake ? "Fake/" : "Real/") + i / 1_000 + "/" + i + ".jpg");
      Files.createDirectories(copy.getParent());
      try (OutputStream out = Files.newOutputStream(copy)) {
        Files.copy(file, out);
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(0, i).array());
      }
    }
    return corpus;
  }

  private static GrowthRun split(Path corpus, int size, Path dataset) throws IOException {
    Path log = dataset.resolveSibling(dataset.getFileName() + ".log");
    long start = System.nanoTime();
    ChildJvm child =
        ChildJvm.start(
            Main.class,
            List.of("split", "--quiet", "--images=" + corpus, "--dataset=" + dataset),
            log);
    if (child.await() != 0) {
      throw new PipelineException(
          "Cannot split " + size + " images: " + Files.readString(log).strip());
    }
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
