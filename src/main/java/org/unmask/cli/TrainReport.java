package org.unmask.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.unmask.model.ModelSpec;
import org.unmask.model.OperatingPoint;
import org.unmask.training.InitialShare;

/** What a training came to, for a person. */
final class TrainReport {
  private TrainReport() {}

  static List<String> lines(ModelSpec spec, Object folder) {
    List<String> lines = new ArrayList<>();
    String by = spec.origin().getOrDefault(ModelChoice.CALIBRATION_SOURCES, "");
    lines.add(
        format(
            "Model in %s: validation ROC-AUC %.4f over %,.0f images",
            folder, measured(spec, ModelChoice.ROC_AUC), measured(spec, ModelChoice.IMAGES)));
    lines.add(
        format(
            "Calibration%s: temperature %.2f, shift %+.2f; validation ECE %s%.4f before, %.4f after",
            by.isEmpty() ? "" : " by " + by,
            spec.temperature(),
            measured(spec, ModelChoice.SHIFT),
            by.isEmpty() ? "" : "there ",
            measured(spec, ModelChoice.ECE_BEFORE),
            measured(spec, ModelChoice.ECE)));
    lines.add(format("Threshold %.3f: %s", spec.threshold(), spec.thresholdRule()));
    lines.add("On validation the thresholds come to");
    spec.thresholds().forEach(point -> lines.add(line(point)));
    return lines;
  }

  /**
   * What became of the detector that a training went on from.
   *
   * @param isMember whether it speaks beside the trained network, as it was
   */
  static List<String> kept(InitialShare share, boolean isMember) {
    String kept = "Of the initial detector's weights the trained network keeps " + share.words();
    if (isMember) {
      return List.of(kept);
    }
    return List.of(
        kept,
        "What that detector knew of other images may be lost: evaluate the model on them. A new head"
            + " alone (train.fine-tune.epochs=0) keeps most of it.");
  }

  /** What an ensemble costs. */
  static String ensemble(int networks) {
    return "The model is an ensemble of %d networks: scoring takes %d times as many operations an image"
        .formatted(networks, networks);
  }

  private static double measured(ModelSpec spec, String name) {
    return spec.measurements().getOrDefault(name, Double.NaN);
  }

  private static String line(OperatingPoint point) {
    return format(
        "  %-20s %.3f  finds %s of the fakes, flags %s of the reals, balanced accuracy %s",
        point.name(),
        point.threshold(),
        percent(point.truePositiveRate()),
        percent(point.falsePositiveRate()),
        Double.isNaN(point.balancedAccuracy()) ? "n/a" : format("%.4f", point.balancedAccuracy()));
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "n/a" : format("%.2f %%", 100 * share);
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
