package org.unmask.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unmask bench}. */
@Command(
    name = "bench",
    header = "Measures how fast this machine scores.",
    customSynopsis = "unmask bench [OPTIONS]",
    description = {
      "Reads a model, and scores drawn images with it (settings score.*).",
      "",
      "Writes nothing but its figures, to standard output."
    },
    footer = {
      "Examples:",
      "  unmask bench",
      "  unmask bench --model outputs/run/model --set score.batch-size=64"
    })
final class BenchCommand implements Callable<Integer> {
  private final Runner runner;
  private final Work<BenchRequest> work;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "The model to score with. Default: the shipped detector.")
  private @Nullable String model;

  @Mixin private CommonOptions common = new CommonOptions();

  BenchCommand(Runner runner, Work<BenchRequest> work) {
    this.runner = runner;
    this.work = work;
  }

  @Override
  public Integer call() {
    return runner.run("bench", common, this::request, work);
  }

  private BenchRequest request() {
    ShippedModel shipped = new ShippedModel(runner.terminal().environment());
    return new BenchRequest(shipped.orNamed(Optional.ofNullable(model)));
  }
}
