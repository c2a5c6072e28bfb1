package org.unmask.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.unmask.PipelineException;

/** Another JVM with the options and classes of this one, watched for the memory that it takes. */
final class ChildJvm {
  private static final String PEAK = "VmHWM:";

  private final Process process;
  private final Path log;
  private double peakMebibytes;

  private ChildJvm(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code main}; what it prints goes to {@code log}. */
  static ChildJvm start(Class<?> main, List<String> arguments, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    return new ChildJvm(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        log);
  }

  /** Waits for its end, and gives its exit code. */
  int await() {
    try {
      while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
        readPeak();
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new PipelineException("Interrupted while a process was running", e);
    }
  }

  /**
   * Waits for its end.
   *
   * @param what it does, as in "Cannot split 2000 images"
   * @throws PipelineException if it failed, with what it printed
   */
  void awaitSuccess(String what) throws IOException {
    if (await() != 0) {
      throw new PipelineException("Cannot " + what + ": " + Files.readString(log).strip());
    }
  }

  /** The most resident memory it had, so far or at all, as Linux counts it; 0 elsewhere. */
  double peakMebibytes() {
    return peakMebibytes;
  }

  private void readPeak() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      lines
          .filter(line -> line.startsWith(PEAK))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .forEach(peak -> peakMebibytes = Math.max(peakMebibytes, peak));
    } catch (IOException | java.io.UncheckedIOException e) {
      // It has just ended; what was read before stands.
      return;
    }
  }
}
