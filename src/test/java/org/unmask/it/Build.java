package org.unmask.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Maven made before these tests ran. */
final class Build {
  private Build() {}

  /** A path below {@code target}. */
  static Path target(String name) {
    return Path.of("target").toAbsolutePath().resolve(name);
  }

  /** The shipped detector. */
  static Path detector() {
    return Path.of("data", "models", "detector").toAbsolutePath();
  }

  /** The jar that is given to spark-submit. */
  static Path applicationJar() {
    try (Stream<Path> files = Files.list(target(""))) {
      return files
          .filter(file -> file.getFileName().toString().matches("unmask-.*-app\\.jar"))
          .findFirst()
          .orElseThrow(
              () -> new AssertionError("No application jar in target: run mvn verify or package"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty folder below {@code target/it}; what an earlier run left there is gone. */
  static Path folder(String name) {
    Path folder = target("it").resolve(name);
    try {
      if (Files.exists(folder)) {
        Files.walkFileTree(folder, new Remover());
      }
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does not follow links: the jars behind them are Maven's. */
  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
