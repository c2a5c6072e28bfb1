package org.unmask.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.unmask.dataset.DatasetBuilder;
import org.unmask.dataset.DatasetReader;
import org.unmask.dataset.ImageFolder;
import org.unmask.demo.DemoCorpus;
import org.unmask.demo.DemoSettings;
import org.unmask.storage.LocalPath;
import org.unmask.storage.OutputTarget.IfPresent;
import org.unmask.tensorflow.TensorFlowCodecRecipe;

/** What a benchmark reads: the user's folder, or drawn images. */
final class BenchImages {
  private static final int PORTRAITS = 240;

  private BenchImages() {}

  /**
   * The folder that the request names, or 480 images drawn below {@code folder}.
   *
   * @param pixels width and height of drawn images
   * @param copies how many times over the drawn ones are there, under other names
   */
  static String of(
      BenchRequest request, CommandContext context, Path folder, int pixels, int copies) {
    return request
        .images()
        .orElseGet(() -> LocalPath.asHadoop(draw(context, folder, pixels, copies)));
  }

  /** A dataset of them, with default settings, in {@code folder}. */
  static DatasetReader dataset(
      BenchRequest request, CommandContext context, Path folder, int pixels) {
    String dataset = LocalPath.asHadoop(folder.resolve("dataset"));
    new DatasetBuilder(context.spark(), new TensorFlowCodecRecipe())
        .images(List.of(ImageFolder.of(of(request, context, folder, pixels, 1))))
        .limits(context.settings().imageLimits())
        .build(dataset, IfPresent.REFUSE);
    return DatasetReader.open(context.spark(), dataset);
  }

  private static Path draw(CommandContext context, Path folder, int pixels, int copies) {
    DemoSettings settings =
        new DemoSettings(PORTRAITS, PORTRAITS, 1, pixels, context.settings().seed());
    Path corpus =
        new DemoCorpus(settings)
            .write(folder.resolve("demo"), DemoCorpus.IfPresent.REFUSE, context.progress())
            .corpus();
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path image : files.filter(file -> file.toString().endsWith(".jpg")).toList()) {
        for (int i = 1; i < copies; i++) {
          Files.copy(image, image.resolveSibling(i + "-" + image.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return corpus;
  }

  /** The first files below a folder of the local disk, in order; none of other file systems. */
  static List<byte[]> contents(String folder, int most) {
    try {
      List<byte[]> contents = new ArrayList<>();
      for (Path file : files(folder, most)) {
        contents.add(Files.readAllBytes(file));
      }
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first JPEG files below a folder of the local disk, in order of path. */
  static List<Path> files(String folder, int most) throws IOException {
    Path root = LocalPath.of(folder);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".jpg")).sorted().limit(most).toList();
    }
  }
}
