package org.unmask.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
  private final Map<String, String> told = new HashMap<>();

  private SparkHome(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the installation below {@code parent}, of links to the jars that {@code
   * target/spark-classpath.txt} names.
   */
  static SparkHome in(Path parent) {
    SparkHome spark = new SparkHome(parent.resolve("spark"));
    try {
      Files.createDirectories(spark.folder.resolve("jars"));
      spark.add(Files.readString(Build.target("spark-classpath.txt")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return spark;
  }

  /** Adds jars; one of the same name stays as it was. */
  void add(String classPath) throws IOException {
    for (String jar : classPath.strip().split(":")) {
      Path link = folder.resolve("jars").resolve(Path.of(jar).getFileName());
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, Path.of(jar));
      }
    }
  }

  /** Gives its processes variables of the environment. */
  void tell(Map<String, String> variables) {
    told.putAll(variables);
  }

  /** Arguments of {@code java} that run a class of Spark's. */
  List<String> arguments(String heap, String mainClass, List<String> arguments) {
    List<String> all = new ArrayList<>();
    all.add("-Xmx" + heap);
    all.add("-XX:TieredStopAtLevel=1");
    all.add("-XX:+UseSerialGC");
    all.add("-Djava.awt.headless=true");
    Collections.addAll(all, JavaModuleOptions.defaultModuleOptionArray());
    Collections.addAll(all, "-cp", folder.resolve("jars") + "/*", mainClass);
    all.addAll(arguments);
    return all;
  }

  /**
   * What one of its processes needs to be told, and what it tells those that it begins.
   *
   * @param name of the process; where two unpack TensorFlow into one folder, one may see half of it
   */
  Map<String, String> environment(String name) {
    Map<String, String> environment = new HashMap<>(told);
    environment.putAll(
        Map.of(
            "SPARK_HOME", folder.toString(),
            "JAVA_TOOL_OPTIONS",
                "-Dorg.bytedeco.javacpp.cachedir=" + Build.target("it-natives").resolve(name),
            // Without it executors look for Spark's own build folders.
            "SPARK_SCALA_VERSION", "2.13",
            "SPARK_LOCAL_IP", "127.0.0.1",
            "TF_CPP_MIN_LOG_LEVEL", "2"));
    return environment;
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
