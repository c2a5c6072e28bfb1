package org.unmask.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unmask bench}. */
@Command(
    name = "bench",
    header = "Measures Unmask against the bare network, side by side.",
    customSynopsis =
        "unmask bench train|train-growth|head|score|score-growth|split|split-growth|device [OPTIONS]",
    description = {
      "train: fine-tuning from encoded images against the training step alone, fed random tensors.",
      "train-growth: time and peak memory of training on splits of 4,000 and 16,000 images.",
      "head: the first phase of training against one pass of the frozen graph over all views.",
      "score: a scoring job over files against the frozen graph alone at its best batch; and what",
      "  a photo of 12 megapixels costs.",
      "score-growth: time and peak memory for 1,000, 10,000 and 100,000 images.",
      "split: whole splits against one plain pass that reads, hashes and decodes each file.",
      "split-growth: time and peak memory for 2,000, 16,000 and 96,000 images.",
      "device: the graph and the training step alone by batch, against matrix products.",
      "--device is for train, head, score and device; the others take what there is.",
      "Reads a model, and images that are drawn or those of --images. Quote ratios, not absolutes.",
      "",
      "Writes nothing but its figures, to standard output."
    },
    footer = {
      "Examples:",
      "  unmask bench train",
      "  unmask bench score-growth",
      "  unmask bench score --model outputs/run/model --images photos"
    })
final class BenchCommand implements Callable<Integer> {
  private final Runner runner;
  private final Work<BenchRequest> work;

  @Parameters(
      paramLabel = "WHAT",
      description =
          "What to measure: train, train-growth, head, score, score-growth, split, split-growth or"
              + " device.")
  private BenchRequest.What what = BenchRequest.What.SCORE;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description = "Images in folders Real and Fake. Default: drawn ones.")
  private @Nullable String images;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description =
          "The model to run; split and split-growth run none. Default: the shipped detector.")
  private @Nullable String model;

  @Mixin private DeviceOption device = new DeviceOption();

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
    return new BenchRequest(
        what,
        what.runsModel()
            ? Optional.of(shipped.orNamed(Optional.ofNullable(model)))
            : Optional.ofNullable(model),
        Optional.ofNullable(images),
        device.device());
  }
}
