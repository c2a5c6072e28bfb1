package org.unmask.cli;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unmask.augmentation.Change;
import org.unmask.split.SplitName;
import org.unmask.storage.OutputTarget.IfPresent;
import org.unmask.tensorflow.Degradation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unmask evaluate}. */
@Command(
    name = "evaluate",
    header = "Measures a model on one split of a dataset.",
    customSynopsis = "unmask evaluate --dataset DIR --run DIR [OPTIONS]",
    description = {
      "Reads one split of a dataset, and a model. The threshold is the model's own, or that of"
          + " --threshold; it is never chosen here. On the train and validation splits of the"
          + " dataset that a model was made from figures flatter it, and a warning says so: it was"
          + " trained on them, or its epoch, calibration and own thresholds were chosen on them.",
      "",
      "Writes RUN/evaluation: evaluation.json, report.html, plots/ and scores/."
    },
    footer = {
      "Examples:",
      "  unmask evaluate --dataset outputs/dataset --model outputs/run/model --run outputs/run",
      "  unmask evaluate --dataset outputs/other --run outputs/other-run --split validation"
    })
final class EvaluateCommand implements Callable<Integer> {
  private final Runner runner;
  private final Work<EvaluateRequest> work;

  @Option(
      names = "--dataset",
      paramLabel = "DIR",
      required = true,
      description = "The dataset to measure on.")
  private String dataset = "";

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "The model to measure. Default: the shipped detector.")
  private @Nullable String model;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      required = true,
      description = "The run whose evaluation/ is written.")
  private String run = "";

  @Option(
      names = "--split",
      paramLabel = "NAME",
      description = "train, validation or test. Default: test.")
  private SplitName split = SplitName.TEST;

  @Option(
      names = "--degrade",
      paramLabel = "KIND=STRENGTH",
      description =
          "Degrade each image first: jpeg=50 (quality), rescale=0.5 (down and up again), blur=1.5"
              + " (sigma, pixels), brightness, contrast, saturation, rotation, zoom; all of them of"
              + " the image as the network is shown it, at the size of its input, not of the file."
              + " Repeatable.")
  private Map<String, Double> degradations = new LinkedHashMap<>();

  @Option(names = "--overwrite", description = "Replace an evaluation that is there.")
  private boolean overwrite;

  @Mixin private ThresholdOption threshold = new ThresholdOption();

  @Mixin private DeviceOption device = new DeviceOption();

  @Mixin private CommonOptions common = new CommonOptions();

  EvaluateCommand(Runner runner, Work<EvaluateRequest> work) {
    this.runner = runner;
    this.work = work;
  }

  @Override
  public Integer call() {
    return runner.run("evaluate", common, this::request, work);
  }

  private EvaluateRequest request() {
    ShippedModel shipped = new ShippedModel(runner.terminal().environment());
    return new EvaluateRequest(
        dataset,
        shipped.orNamed(Optional.ofNullable(model)),
        run,
        split,
        degradation(),
        overwrite ? IfPresent.REPLACE : IfPresent.REFUSE,
        threshold.threshold(),
        device.device());
  }

  private Degradation degradation() {
    Map<Change, Double> strengths = new EnumMap<>(Change.class);
    degradations.forEach((kind, strength) -> strengths.put(change(kind), strength));
    return new Degradation(strengths);
  }

  private static Change change(String kind) {
    return Arrays.stream(Change.values())
        .filter(change -> change.key().equals(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid --degrade: %s (%s)"
                        .formatted(
                            kind,
                            Arrays.stream(Change.values())
                                .map(Change::key)
                                .collect(Collectors.joining(", ")))));
  }
}
