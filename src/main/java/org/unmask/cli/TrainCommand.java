package org.unmask.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unmask.cli.TrainRequest.IfBegun;
import org.unmask.model.Device;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unmask train}. */
@Command(
    name = "train",
    header = "Trains a detector on a dataset.",
    customSynopsis = "unmask train --dataset DIR --run DIR [OPTIONS]",
    description = {
      "Reads the splits train and validation of a dataset, never test. Trains the head on frozen"
          + " features first, then fine-tunes the network (settings train.*). Thresholds and"
          + " calibration are chosen on validation.",
      "",
      "Writes the run: model/ (a TensorFlow SavedModel), report.html, checkpoints/, logs/"
          + " (TensorBoard), plots/, history.csv and manifest.json."
    },
    footer = {
      "Examples:",
      "  unmask train --dataset outputs/dataset --run outputs/run",
      "  unmask train --dataset outputs/dataset --run outputs/run --preview",
      "  unmask train --dataset outputs/dataset --run outputs/run --resume",
      "  unmask train --dataset outputs/dataset --run outputs/longer --set train.fine-tune.epochs=10"
    })
final class TrainCommand implements Callable<Integer> {
  private final Runner runner;
  private final Work<TrainRequest> work;
  private final Work<PreviewRequest> preview;

  @Option(
      names = "--dataset",
      paramLabel = "DIR",
      required = true,
      description = "The dataset to learn from.")
  private String dataset = "";

  @Option(names = "--run", paramLabel = "DIR", required = true, description = "The run to write.")
  private String run = "";

  @Option(
      names = "--weights",
      paramLabel = "PATH",
      description =
          "Weights to begin with: a model's folder (an ensemble's only to calibrate or to join it,"
              + " with no epoch), or the h5 file of a Keras MobileNetV2."
              + " Default: the shipped detector, if it is there.")
  private @Nullable String weights;

  @ArgGroup private @Nullable Present present;

  @Mixin private DeviceOption device = new DeviceOption();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Which of them was given; picocli sees to it that it is one at most. */
  static final class Present {
    @Option(names = "--resume", description = "Go on from the last checkpoint of the run.")
    private boolean resume;

    @Option(names = "--overwrite", description = "Replace a run that is there.")
    private boolean overwrite;

    @Option(
        names = "--preview",
        description =
            "Train nothing: draw some images as training would see them, into"
                + " plots/augmentation.png of the run.")
    private boolean preview;
  }

  TrainCommand(Runner runner, Work<TrainRequest> work, Work<PreviewRequest> preview) {
    this.runner = runner;
    this.work = work;
    this.preview = preview;
  }

  @Override
  public Integer call() {
    if (present != null && present.preview) {
      return runner.run("train", common, this::previewRequest, preview);
    }
    return runner.run("train", common, this::request, work);
  }

  private TrainRequest request() {
    return new TrainRequest(dataset, run, initial(), ifBegun(), device.device());
  }

  private PreviewRequest previewRequest() {
    if (device.device() == Device.GPU) {
      throw new IllegalArgumentException(
          "Invalid --device: gpu (a preview is drawn on the CPU: auto or cpu)");
    }
    return new PreviewRequest(dataset, run, initial());
  }

  private Optional<String> initial() {
    ShippedModel shipped = new ShippedModel(runner.terminal().environment());
    return Optional.ofNullable(weights).or(shipped::folder);
  }

  private IfBegun ifBegun() {
    if (present != null && present.resume) {
      return IfBegun.RESUME;
    }
    return present != null && present.overwrite ? IfBegun.REPLACE : IfBegun.REFUSE;
  }
}
