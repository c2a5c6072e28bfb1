package org.unmask.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A local folder that appears only when it is whole: written beside its place, then moved. */
final class StagedFolder implements AutoCloseable {
  private final Path target;
  private final Path holder;
  private final Path staging;

  private StagedFolder(Path target, Path holder) throws IOException {
    this.target = target;
    this.holder = holder;
    // A temporary folder is its owner's alone; what is to stay follows the umask.
    this.staging = Files.createDirectory(holder.resolve("demo"));
  }

  /**
   * Makes room beside the target.
   *
   * @param mark the file that a folder which may be replaced holds: a mistyped name must not cost
   *     somebody another folder
   * @throws IllegalArgumentException if the target holds something and is not to be replaced, or
   *     holds no such file
   */
  static StagedFolder open(Path folder, DemoCorpus.IfPresent ifPresent, String mark)
      throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    if (ifPresent == DemoCorpus.IfPresent.REFUSE && holdsSomething(target)) {
      throw new IllegalArgumentException(
          "Cannot write " + folder + ": it already holds something (--overwrite replaces it)");
    }
    if (holdsSomething(target) && !Files.exists(target.resolve(mark))) {
      throw new IllegalArgumentException(
          "Cannot overwrite %s: it is not a demo (there is no %s in it)".formatted(folder, mark));
    }
    Path parent = target.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("Cannot write " + folder + ": it is the root folder");
    }
    Files.createDirectories(parent);
    return new StagedFolder(
        target, Files.createTempDirectory(parent, "." + target.getFileName() + ".staging-"));
  }

  Path path() {
    return staging;
  }

  /** Moves the folder to its place; an old one goes only when the new one is whole. */
  void commit() throws IOException {
    Path old = holder.resolveSibling(holder.getFileName() + ".old");
    boolean replaces = Files.exists(target);
    if (replaces) {
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (replaces) {
        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
    if (replaces) {
      delete(old);
    }
  }

  @Override
  public void close() throws IOException {
    delete(holder);
  }

  private static boolean holdsSomething(Path target) throws IOException {
    if (!Files.isDirectory(target)) {
      return Files.exists(target);
    }
    try (Stream<Path> inside = Files.list(target)) {
      return inside.findAny().isPresent();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> below = Files.walk(folder)) {
      all = below.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
