package org.unmask.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.unmask.evaluation.Evaluation;
import org.unmask.evaluation.Mistakes;
import org.unmask.split.DatasetSummary;
import org.unmask.training.AugmentedSample;
import org.unmask.training.EpochResult;
import org.unmask.training.InitialShare;
import org.unmask.training.Phase;
import org.unmask.training.TrainingPlan;

/**
 * All that the report of a training run shows.
 *
 * @param plan how it was to be trained
 * @param data what it was trained on
 * @param history one row an epoch, in the order they ran; empty where a detector was calibrated
 *     alone
 * @param share how much of the initial weights the trained network has
 * @param networks how many the exported model asks: 1, or more in an ensemble, the trained one
 *     first
 * @param calibrationSources the sources whose images calibrated the model; empty for all
 * @param validation the exported model on the split that chose it
 * @param hardest see {@link Mistakes#hardest}, of the same split
 * @param augmented what fine-tuning sees of a few images; empty where there was none, or none of
 *     those images could be decoded
 */
public record TrainingReport(
    TrainingPlan plan,
    DatasetSummary data,
    List<EpochResult> history,
    InitialShare share,
    int networks,
    List<String> calibrationSources,
    Evaluation validation,
    Mistakes hardest,
    List<AugmentedSample> augmented) {

  public TrainingReport {
    history = List.copyOf(history);
    calibrationSources = List.copyOf(calibrationSources);
    augmented = List.copyOf(augmented);
  }

  /** What chose the calibration, for a person. */
  String calibratedBy() {
    return calibrationSources.isEmpty()
        ? "on validation, which chose the calibration"
        : "on validation, of which %s chose the calibration"
            .formatted(String.join(", ", calibrationSources));
  }

  /** Whether any weights learned; the methods below are for those that did. */
  boolean isTrained() {
    return !history.isEmpty();
  }

  /** Whether others speak beside the trained network. */
  boolean isEnsemble() {
    return networks > 1;
  }

  /** Whether the network itself learned, and not the head alone. */
  boolean isFineTuned() {
    return history.stream().anyMatch(epoch -> epoch.phase().equals(Phase.FINE_TUNE));
  }

  /** The phase that the model came out of: the last. */
  List<EpochResult> lastPhase() {
    String phase = history.get(history.size() - 1).phase();
    return history.stream().filter(epoch -> epoch.phase().equals(phase)).toList();
  }

  /** The epoch that the model is of. */
  EpochResult best() {
    return EpochResult.best(lastPhase());
  }

  /** The mean of what the epochs of the last phase measured; NaN where none did. */
  double mean(ToDoubleFunction<EpochResult> value) {
    return lastPhase().stream()
        .mapToDouble(value)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }
}
