package org.unmask.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.unmask.Progress;
import org.unmask.model.Device;
import org.unmask.report.Manifest;
import org.unmask.report.Visible;
import org.unmask.tensorflow.TensorFlowRuntime;

/** What a command works with. Opens Spark when it is first asked for, and closes it at the end. */
final class CommandContext implements AutoCloseable {
  private final String command;
  private Settings settings;
  private final Progress progress;
  private final PrintWriter out;
  private final Optional<String> master;
  private @Nullable SparkSession spark;
  private boolean sparkIsOurs;

  CommandContext(
      String command,
      Settings settings,
      Progress progress,
      PrintWriter out,
      Optional<String> master) {
    this.command = command;
    this.settings = settings;
    this.progress = progress;
    this.out = out;
    this.master = master;
  }

  /** The command's name, such as {@code split}. */
  String command() {
    return command;
  }

  Settings settings() {
    return settings;
  }

  /** Takes {@code settled} for the settings, before anybody has looked at what was open in them. */
  void settle(Settings settled) {
    settings = settled;
  }

  Progress progress() {
    return progress;
  }

  /** The Spark session; do what needs no Spark before, so that a wrong request fails at once. */
  synchronized SparkSession spark() {
    if (spark == null) {
      // Inside of somebody's application, such as a shell, the session is theirs to close.
      sparkIsOurs = SparkSession.getDefaultSession().isEmpty();
      spark = SparkSessions.open(command, master);
    }
    return spark;
  }

  /**
   * Makes sure of the device that a command was asked to compute on. Where executors compute, each
   * sees to it itself.
   *
   * @throws IllegalArgumentException if it is not there
   */
  void requireDevice(Device device) {
    if (SparkSessions.computesHere(command, master)) {
      TensorFlowRuntime.require(device);
    }
  }

  /** Starts the record of this command that becomes the manifest beside its artefact. */
  Manifest.Recording recording() {
    return Manifest.start(
        Clock.systemUTC(), command, Versions.unmask(), settings.seed(), settings.resolved());
  }

  /**
   * Tells the user a result, one line, on standard output. Names of files may be in it: what they
   * hold to steer a terminal is shown and not done.
   */
  void say(String line) {
    out.println(Visible.of(line));
    out.flush();
  }

  /** Ends the jobs that run, so that whoever waits for them goes on to clean up. */
  synchronized void cancelJobs() {
    if (spark != null) {
      spark.sparkContext().cancelAllJobs();
    }
  }

  @Override
  public synchronized void close() {
    if (spark != null) {
      if (sparkIsOurs) {
        spark.stop();
      }
      spark = null;
    }
  }
}
