package org.unmask.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.unmask.PipelineException;
import org.unmask.cli.TrainRequest.IfBegun;
import org.unmask.report.WholeFile;
import org.unmask.storage.LocalLock;
import org.unmask.storage.LocalPath;
import org.unmask.storage.TargetLock;
import org.unmask.training.CheckpointRoom;
import org.unmask.training.RunCheckpoints;

/**
 * Where a training run keeps its things: on a local disk, since checkpoints are TensorFlow's. One
 * process at a time has it open.
 */
final class RunFolder implements AutoCloseable {

  private static final String CHECKPOINTS = "checkpoints";
  private static final String CACHE = "cache";
  private static final String LOCK = ".lock";

  /** Where an evaluation goes. */
  static final String EVALUATION = "evaluation";

  /** All that a run has at its top; what was killed leaves a hidden one, see {@link #isOwn}. */
  private static final Set<String> OWN =
      Set.of(
          CHECKPOINTS,
          CACHE,
          LOCK,
          "model",
          "logs",
          "plots",
          "report.html",
          "history.csv",
          "manifest.json",
          EVALUATION);

  private final Path root;
  private final LocalLock lock;

  private RunFolder(Path root, LocalLock lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Makes the folder ready.
   *
   * @param checkpointBytes the most that a checkpoint may measure
   * @throws IllegalArgumentException if it holds something that may neither be replaced nor
   *     resumed, or another run has it open
   * @throws PipelineException if the disk fails, or has no room for the checkpoints of a run that
   *     replaces another; that is then as it was
   */
  static RunFolder open(Path named, IfBegun ifBegun, long checkpointBytes) {
    Path root = named.toAbsolutePath().normalize();
    try {
      requireFit(root, named, ifBegun);
      LocalPath.createFolders(root);
      RunFolder run = new RunFolder(root, LocalLock.take(lockFile(root), "train into " + named));
      try {
        if (ifBegun == IfBegun.REPLACE) {
          CheckpointRoom.requireInPlaceOf(root, checkpointBytes);
          run.clear(named);
        }
        run.prepare();
        return run;
      } catch (IOException | RuntimeException e) {
        run.lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new PipelineException("Cannot write " + named + ": " + e.getMessage(), e);
    }
  }

  private static void requireFit(Path root, Path named, IfBegun ifBegun) throws IOException {
    if (ifBegun == IfBegun.RESUME && !Files.isDirectory(root.resolve(CHECKPOINTS))) {
      throw new IllegalArgumentException("Cannot resume " + named + ": it holds no checkpoints");
    }
    if (ifBegun == IfBegun.RESUME && !hasOwnCheckpoints(root)) {
      throw new IllegalArgumentException(
          "Cannot resume " + named + ": its checkpoints are not those of a training run");
    }
    if (ifBegun == IfBegun.REFUSE && isBegun(root)) {
      throw new IllegalArgumentException(
          "Cannot train into "
              + named
              + ": it already holds something (--resume goes on with it, --overwrite replaces it)");
    }
    if (ifBegun == IfBegun.REPLACE && isBegun(root)) {
      requireOwn(root);
    }
  }

  /** Removes all but the locks, unless the run that was there is being evaluated now. */
  private void clear(Path named) throws IOException {
    Path evaluating = root.resolve(TargetLock.fileName(EVALUATION));
    try (LocalLock held = LocalLock.take(evaluating, "replace " + named);
        Stream<Path> inside = Files.list(root)) {
      Set<Path> locks = Set.of(lockFile(root), evaluating);
      for (Path path : marksLast(inside.filter(path -> !locks.contains(path)))) {
        delete(path);
      }
    }
  }

  /** What tells a run's folder goes last: one that was cleared by half is to be known for it. */
  static List<Path> marksLast(Stream<Path> inside) {
    return inside
        .sorted(Comparator.comparing(path -> path.endsWith(CHECKPOINTS) || path.endsWith(CACHE)))
        .toList();
  }

  private void prepare() throws IOException {
    delete(cache());
    Files.createDirectories(cache());
    Files.createDirectories(plots());
  }

  /** Whether it holds anything but the sheet of {@code --preview} and the file of the lock. */
  private static boolean isBegun(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return Files.exists(root);
    }
    try (Stream<Path> inside = Files.walk(root)) {
      return inside
          .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .anyMatch(path -> !path.equals(sheet(root)) && !path.equals(lockFile(root)));
    }
  }

  /** A mistyped --run must not wipe out somebody's folder, though it has checkpoints, too. */
  private static void requireOwn(Path root) throws IOException {
    boolean marked =
        Files.isDirectory(root.resolve(CHECKPOINTS)) || Files.isDirectory(root.resolve(CACHE));
    Optional<String> foreign = foreign(root);
    if (!marked || foreign.isPresent() || !hasOwnCheckpoints(root)) {
      throw new IllegalArgumentException(
          "Cannot overwrite %s: it is not a training run's folder%s"
              .formatted(root, foreign.map(name -> " (it holds " + name + ")").orElse("")));
    }
  }

  private static Optional<String> foreign(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (Stream<Path> inside = Files.list(root)) {
      return inside
          .map(path -> String.valueOf(path.getFileName()))
          .filter(name -> !isOwn(name))
          .sorted()
          .findFirst();
    }
  }

  private static boolean isOwn(String name) {
    return OWN.contains(name)
        || name.startsWith("." + EVALUATION)
        || OWN.stream().map(WholeFile::stagingName).anyMatch(name::equals);
  }

  /** Whether nothing lies among the checkpoints that no run has written. */
  private static boolean hasOwnCheckpoints(Path root) throws IOException {
    Path checkpoints = root.resolve(CHECKPOINTS);
    return !Files.isDirectory(checkpoints) || RunCheckpoints.areAllIn(checkpoints);
  }

  private static Path lockFile(Path root) {
    return root.resolve(LOCK);
  }

  Path model() {
    return root.resolve("model");
  }

  Path checkpoints() {
    return root.resolve(CHECKPOINTS);
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
    return root.resolve(CACHE);
  }

  /** Removes what only a run under way needs, and lets others have the folder. */
  @Override
  public void close() {
    try (LocalLock held = lock) {
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
