package org.unmask.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Spark's standalone master and its workers, each a JVM of its own on loopback, on ports that the
 * system chooses. Closing it kills them and the executors that they began; what they printed stays
 * in the folder that they were given.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Pattern MASTER_URL =
      Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern MASTER_PAGE =
      Pattern.compile("Bound MasterWebUI .*started at (http://\\S+?)\\.?\\s");
  private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");

  private final SparkHome spark;
  private final Path folder;
  private final ChildJvm master;
  private final String url;
  private final String page;
  private final List<ChildJvm> workers = new ArrayList<>();

  private StandaloneCluster(SparkHome spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
    this.master =
        process(
            "master",
            "org.apache.spark.deploy.master.Master",
            List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
    this.url = master.awaitLine(MASTER_URL, START).group(1);
    this.page = master.awaitLine(MASTER_PAGE, START).group(1);
  }

  /**
   * Starts master and workers, and waits until each worker has registered.
   *
   * @param folder where their logs and work go; it must exist
   * @param workers how many
   * @param cores what each offers to executors
   * @param mebibytes memory that each offers to the heaps of executors
   */
  static StandaloneCluster start(Path folder, int workers, int cores, int mebibytes) {
    StandaloneCluster cluster = new StandaloneCluster(SparkHome.in(folder), folder);
    try {
      for (int i = 0; i < workers; i++) {
        cluster.workers.add(cluster.worker(i, cores, mebibytes));
      }
      cluster.workers.forEach(worker -> worker.awaitLine(REGISTERED, START));
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  private ChildJvm worker(int number, int cores, int mebibytes) {
    return process(
        "worker-" + number,
        "org.apache.spark.deploy.worker.Worker",
        List.of(
            "--host",
            "127.0.0.1",
            "--webui-port",
            "0",
            "--cores",
            String.valueOf(cores),
            "--memory",
            mebibytes + "m",
            "--work-dir",
            folder.resolve("work-" + number).toString(),
            url));
  }

  private ChildJvm process(String name, String mainClass, List<String> arguments) {
    return ChildJvm.start(
        name, spark.arguments("256m", mainClass, arguments), spark.environment(name), folder);
  }

  /** Hands a command of Unmask to this cluster; the driver runs in a JVM of its own. */
  Submission submit(String name, List<String> options, List<String> command) {
    return Submission.start(name, spark, url, options, command, folder);
  }

  /** Kills a worker with its executors and waits until the master has noticed. */
  void killWorker(int number) {
    workers.get(number).kill();
    master.await(
        "the loss of worker " + number,
        START,
        () -> workersInState("DEAD") > 0 ? Optional.of(true) : Optional.empty());
  }

  /** How many workers the master says are in a state, such as ALIVE or DEAD. */
  int workersInState(String state) {
    int count = 0;
    for (JsonNode worker : Web.json(page + "/json/").orElseThrow().path("workers")) {
      count += worker.path("state").asText().equals(state) ? 1 : 0;
    }
    return count;
  }

  /**
   * Holds each worker, and the executors that it will begin, to one core of the machine: a worker
   * of one core would else lend its garbage collector and decoders the others.
   */
  void pinWorkers() {
    for (int i = 0; i < workers.size(); i++) {
      workers.get(i).pinTo(i);
    }
  }

  @Override
  public void close() {
    workers.forEach(ChildJvm::close);
    master.close();
  }
}
