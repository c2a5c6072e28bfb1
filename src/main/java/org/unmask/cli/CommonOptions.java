package org.unmask.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class CommonOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in HOCON; conf/unmask.conf documents every key.")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, over those of --config. Repeatable.")
  private List<String> assignments = new ArrayList<>();

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark's master. Default: spark-submit's, or else local[*], this machine.")
  private @Nullable String master;

  @ArgGroup private @Nullable Loudness loudness;

  /** Picocli alone looks at it. */
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this page.")
  private boolean help;

  /** Which of them was given; picocli sees to it that it is one at most. */
  static final class Loudness {
    @Option(
        names = "--quiet",
        description = "Show no progress, and no warnings but those of a result.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Show what goes to the log, Spark's part left out.")
    private boolean verbose;
  }

  Optional<String> master() {
    return Optional.ofNullable(master);
  }

  boolean quiet() {
    return loudness != null && loudness.quiet;
  }

  /** The least level of our own log that the console shows. */
  String consoleLevel() {
    if (quiet()) {
      return "OFF";
    }
    return loudness != null && loudness.verbose ? "INFO" : "WARN";
  }

  /**
   * The settings that the options ask for.
   *
   * @throws IllegalArgumentException if there is anything wrong with them
   */
  Settings settings() {
    return Settings.load(Optional.ofNullable(config), assignments);
  }
}
