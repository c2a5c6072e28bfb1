package org.unmask.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.unmask.PipelineException;
import org.unmask.cli.TrainRequest.IfBegun;

/** Where a training run keeps its things: on a local disk, since checkpoints are TensorFlow's. */
final class RunFolder {

  private final Path root;

  private RunFolder(Path root) {
    this.root = root;
  }

  /**
   * Makes the folder ready.
   *
   * @throws IllegalArgumentException if it holds something that may neither be replaced nor resumed
   * @throws PipelineException if the disk fails
   */
  static RunFolder open(Path root, IfBegun ifBegun) {
    RunFolder run = new RunFolder(root.toAbsolutePath().normalize());
    try {
      boolean begun = isBegun(run.root);
      if (ifBegun == IfBegun.RESUME && !Files.isDirectory(run.checkpoints())) {
        throw new IllegalArgumentException("Cannot resume " + root + ": it holds no checkpoints");
      }
      if (begun && ifBegun == IfBegun.REFUSE) {
        throw new IllegalArgumentException(
            "Cannot train into "
                + root
                + ": it already holds something (--resume goes on with it, --overwrite replaces it)");
      }
      if (begun && ifBegun == IfBegun.REPLACE) {
        run.requireOwn();
        delete(root);
      }
      delete(run.cache());
      Files.createDirectories(run.cache());
      Files.createDirectories(run.plots());
      return run;
    } catch (IOException e) {
      throw new PipelineException("Cannot write " + root + ": " + e.getMessage(), e);
    }
  }

  /** Whether it holds anything but the sheet of {@code --preview}. */
  private static boolean isBegun(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return Files.exists(root);
    }
    try (Stream<Path> inside = Files.walk(root)) {
      return inside
          .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .anyMatch(path -> !path.equals(sheet(root)));
    }
  }

  /** A mistyped --run must not wipe out somebody's folder. */
  private void requireOwn() {
    if (!Files.isDirectory(checkpoints()) && !Files.isDirectory(cache())) {
      throw new IllegalArgumentException(
          "Cannot overwrite " + root + ": it is not a training run's folder");
    }
  }

  Path model() {
    return root.resolve("model");
  }

  Path checkpoints() {
    return root.resolve("checkpoints");
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path plots() {
    return root.resolve("plots");
  }

  /** Where the augmented images go, of a preview and of a run. */
  static Path sheet(Path root) {
    return root.resolve("plots").resolve("augmentation.png");
  }

  Path report() {
    return root.resolve("report.html");
  }

  Path history() {
    return root.resolve("history.csv");
  }

  Path manifest() {
    return root.resolve("manifest.json");
  }

  /** What a run needs only while it runs. */
  Path cache() {
    return root.resolve("cache");
  }

  /** Removes what only a run under way needs. */
  void clean() {
    try {
      delete(cache());
    } catch (IOException e) {
      throw new PipelineException("Cannot remove " + cache() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
