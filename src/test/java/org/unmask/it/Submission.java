package org.unmask.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A command of Unmask that was handed to SparkSubmit with the application jar. */
final class Submission implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Pattern PAGE_PORT =
      Pattern.compile("Successfully started service 'SparkUI' on port (\\d+)");

  private final ChildJvm driver;

  private Submission(ChildJvm driver) {
    this.driver = driver;
  }

  /**
   * Starts SparkSubmit.
   *
   * @param options of SparkSubmit, such as {@code --conf key=value}
   * @param command of Unmask, such as {@code score --images …}
   * @param folder where its log goes, and its working folder
   */
  static Submission start(
      String name,
      SparkHome spark,
      String master,
      List<String> options,
      List<String> command,
      Path folder) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--master", master, "--class", "org.unmask.cli.Main", "--conf", "spark.ui.port=0"));
    arguments.addAll(options);
    arguments.add(Build.applicationJar().toString());
    arguments.addAll(command);
    return new Submission(
        ChildJvm.start(
            name,
            spark.arguments("1g", "org.apache.spark.deploy.SparkSubmit", arguments),
            spark.environment("driver"),
            folder));
  }

  /** Waits until {@code executors} executors have each done a task and work on the next. */
  void awaitAllBusy(int executors) {
    MatchResult port = driver.awaitLine(PAGE_PORT, START);
    String api = "http://127.0.0.1:" + port.group(1) + "/api/v1/applications";
    driver.await(
        executors + " executors at work",
        START,
        () -> busy(api) == executors ? Optional.of(true) : Optional.empty());
  }

  private static int busy(String api) {
    Optional<JsonNode> application = Web.json(api).map(all -> all.path(0));
    int busy = 0;
    if (application.isPresent()) {
      String executors = api + "/" + application.get().path("id").asText() + "/executors";
      for (JsonNode executor : Web.json(executors).orElse(application.get())) {
        boolean works =
            executor.path("completedTasks").asInt() > 0 && executor.path("activeTasks").asInt() > 0;
        busy += works && !executor.path("id").asText().equals("driver") ? 1 : 0;
      }
    }
    return busy;
  }

  /**
   * Waits for the command to end well.
   *
   * @return what the driver printed
   * @throws AssertionError if it fails, or takes longer
   */
  String awaitSuccess(Duration limit) {
    int exitCode = driver.awaitEnd(limit);
    if (exitCode != 0) {
      throw driver.failure("ended with " + exitCode);
    }
    return driver.output();
  }

  /** Waits until {@code condition} holds; an AssertionError if the command ends before. */
  void awaitThat(String what, Supplier<Boolean> condition) {
    driver.await(what, START, () -> condition.get() ? Optional.of(true) : Optional.empty());
  }

  @Override
  public void close() {
    driver.close();
  }
}
