package org.unmask.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A Spark installation made of Maven's jars, as far as master, worker, executor and SparkSubmit
 * need one: a folder {@code jars}. What is Unmask's own is not in it, so that it must come with the
 * application jar.
 */
final class SparkHome {
  private final Path folder;

  private SparkHome(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the installation below {@code parent}, of links to the jars that {@code
   * target/spark-classpath.txt} names.
   */
  static SparkHome in(Path parent) {
    Path folder = parent.resolve("spark");
    Path jars = folder.resolve("jars");
    try {
      Files.createDirectories(jars);
      for (String jar : Files.readString(Build.target("spark-classpath.txt")).strip().split(":")) {
        Path link = jars.resolve(Path.of(jar).getFileName());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(jar));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SparkHome(folder);
  }

  /** Arguments of {@code java} that run a class of Spark's. */
  List<String> arguments(String heap, String mainClass, List<String> arguments) {
    List<String> all = new ArrayList<>();
    all.add("-Xmx" + heap);
    all.add("-Djava.awt.headless=true");
    Collections.addAll(all, JavaModuleOptions.defaultModuleOptionArray());
    Collections.addAll(all, "-cp", folder.resolve("jars") + "/*", mainClass);
    all.addAll(arguments);
    return all;
  }

  /** What its processes need to be told. */
  Map<String, String> environment() {
    return Map.of(
        "SPARK_HOME", folder.toString(),
        // Without it executors look for Spark's own build folders.
        "SPARK_SCALA_VERSION", "2.13",
        "SPARK_LOCAL_IP", "127.0.0.1",
        "TF_CPP_MIN_LOG_LEVEL", "2");
  }

  /** Those of its jars whose names begin with one of {@code beginnings}. */
  List<Path> jars(String... beginnings) {
    try (Stream<Path> jars = Files.list(folder.resolve("jars"))) {
      return jars.filter(
              jar -> Stream.of(beginnings).anyMatch(jar.getFileName().toString()::startsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
