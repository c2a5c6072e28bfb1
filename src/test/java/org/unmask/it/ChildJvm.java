package org.unmask.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A JVM of its own. Its output goes to a file, and waiting for anything ends when it dies. It is
 * killed when it is closed, or when this JVM ends before.
 */
final class ChildJvm implements AutoCloseable {
  private static final long POLL_MILLIS = 50;
  private static final int TAIL_LINES = 40;

  private final String name;
  private final Path log;
  private final Process process;
  private final Thread hook;

  private ChildJvm(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
    this.hook = new Thread(this::killAll, "kill-" + name);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts {@code java} with some arguments.
   *
   * @param name names the log file too
   * @param environment what is set over this JVM's own
   * @param folder the working folder; it must exist
   */
  static ChildJvm start(
      String name, List<String> arguments, Map<String, String> environment, Path folder) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    Path log = folder.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // A SPARK_HOME of the user's is not the cluster under test.
    builder.environment().keySet().removeIf(key -> key.startsWith("SPARK_"));
    builder.environment().putAll(environment);
    try {
      return new ChildJvm(name, log, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that it has printed. */
  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for a line in which {@code pattern} is found, and returns its groups.
   *
   * @throws AssertionError if it does not come in time, or the JVM ends without it
   */
  MatchResult awaitLine(Pattern pattern, Duration limit) {
    return await(
        "a line with " + pattern, limit, () -> pattern.matcher(output()).results().findFirst());
  }

  /**
   * Waits until {@code condition} has a value.
   *
   * @param what names the condition in a failure
   * @throws AssertionError if it has none in time, or the JVM ends before
   */
  <T> T await(String what, Duration limit, Supplier<Optional<T>> condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    boolean ended = false;
    while (true) {
      Optional<T> value = condition.get();
      if (value.isPresent()) {
        return value.get();
      }
      if (ended) {
        throw failure("ended with " + process.exitValue() + " before there was " + what);
      }
      if (System.nanoTime() > deadline) {
        throw failure("showed no sign of " + what + " in " + limit.toSeconds() + " s");
      }
      // Looked at once more after its end: the last line may be the one.
      ended = endsWithin(POLL_MILLIS);
    }
  }

  /**
   * Waits for its end.
   *
   * @return its exit code
   * @throws AssertionError if it does not end in time
   */
  int awaitEnd(Duration limit) {
    if (!endsWithin(limit.toMillis())) {
      throw failure("did not end in " + limit.toSeconds() + " s");
    }
    return process.exitValue();
  }

  /** Holds it, and the processes that it will begin, to one core of a Linux machine. */
  void pinTo(int core) {
    try {
      Process taskset =
          new ProcessBuilder(
                  "taskset", "--all-tasks", "--cpu-list", "--pid", core + "", process.pid() + "")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (taskset.waitFor() != 0) {
        throw failure("could not be held to core " + core);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while holding " + name + " to a core", e);
    }
  }

  private boolean endsWithin(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + name, e);
    }
  }

  /** An error that says what this JVM did or did not do, with the end of its output. */
  AssertionError failure(String whatItDid) {
    List<String> lines = output().lines().toList();
    return new AssertionError(
        "%s %s; its output (%s) ends:%n%s"
            .formatted(
                name,
                whatItDid,
                log,
                String.join(
                    System.lineSeparator(),
                    lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()))));
  }

  /** Ends it and the processes that it began, at once, as a machine that loses its power would. */
  void kill() {
    killAll();
    process.onExit().join();
  }

  private void killAll() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    children.forEach(child -> child.onExit().join());
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
