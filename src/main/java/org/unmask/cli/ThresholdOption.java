package org.unmask.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that give verdicts. */
final class ThresholdOption {

  @Option(
      names = "--threshold",
      paramLabel = "NAME|NUMBER",
      description =
          "From which probability on an image is FAKE: balanced, equal-error or"
              + " false-positive-rate, as training chose them, or a number of 0 to 1. Default: the"
              + " model's own.")
  private @Nullable String threshold;

  Optional<String> threshold() {
    return Optional.ofNullable(threshold);
  }
}
