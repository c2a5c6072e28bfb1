package org.unmask.it;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name node and two data nodes in a JVM of their own, with a class path of their own: the
 * mini-cluster brings second copies of much that Spark has. It is empty at first, and closing it
 * kills it.
 */
final class HdfsCluster implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Pattern STARTED =
      Pattern.compile("Started MiniDFSCluster -- namenode on port (\\d+)");

  private final ChildJvm process;
  private final URI root;

  private HdfsCluster(ChildJvm process, URI root) {
    this.process = process;
    this.root = root;
  }

  /** Starts it with its data and logs in {@code folder}, which must exist. */
  static HdfsCluster start(SparkHome spark, Path folder) {
    String classPath =
        spark.jars("hadoop-client-", "slf4j-", "log4j-", "commons-logging").stream()
            .map(jar -> ":" + jar)
            .collect(Collectors.joining("", Build.target("it-jars") + "/*", ""));
    ChildJvm process =
        ChildJvm.start(
            "hdfs",
            List.of(
                "-Xmx512m",
                "-Dlog4j2.level=INFO",
                "-Dtest.build.data=" + folder.resolve("hdfs"),
                "-cp",
                classPath,
                "org.apache.hadoop.test.MiniDFSClusterManager",
                "-format",
                "-datanodes",
                "2",
                "-D",
                "dfs.permissions.enabled=true"),
            Map.of(),
            folder);
    try {
      String port = process.awaitLine(STARTED, START).group(1);
      return new HdfsCluster(process, URI.create("hdfs://localhost:" + port));
    } catch (RuntimeException | Error e) {
      process.close();
      throw e;
    }
  }

  /** Its root, such as {@code hdfs://localhost:8020}. */
  URI root() {
    return root;
  }

  @Override
  public void close() {
    process.close();
  }
}
