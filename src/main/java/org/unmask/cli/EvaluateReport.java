package org.unmask.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.unmask.evaluation.Evaluation;
import org.unmask.evaluation.Interval;
import org.unmask.evaluation.SourceResult;
import org.unmask.model.ThresholdChoice;

/** What an evaluation came to, for a person. */
final class EvaluateReport {
  private EvaluateReport() {}

  static List<String> lines(Evaluation evaluation, Path folder) {
    List<String> lines = new ArrayList<>();
    String degradation = evaluation.plan().degradationInWords();
    if (!degradation.isEmpty()) {
      lines.add("Figures of degraded images, not of images as they are: " + degradation);
    }
    String familiarity = evaluation.plan().familiarityInWords();
    if (!familiarity.isEmpty()) {
      lines.add("Warning: the figures flatter the model, " + familiarity);
    }
    lines.add(
        "Split %s: ROC-AUC %s, average precision %s"
            .formatted(
                evaluation.plan().split(),
                area(evaluation.curves().rocAuc(), "95% interval ", evaluation.rocAucInterval()),
                number(evaluation.averagePrecision())));
    ThresholdChoice threshold = evaluation.plan().threshold();
    lines.add(
        "At threshold %s, %s: accuracy %s, balanced accuracy %s; ECE %s"
            .formatted(
                String.format(Locale.ROOT, "%.3f", threshold.threshold()),
                origin(threshold),
                number(evaluation.confusionMatrix().accuracy()),
                number(evaluation.confusionMatrix().balancedAccuracy()),
                number(evaluation.calibration().expectedError())));
    if (evaluation.bySource().size() > 1) {
      evaluation.bySource().forEach(source -> lines.add(line(source)));
    }
    if (evaluation.plan().unscored() > 0) {
      lines.add(evaluation.plan().unscoredInWords());
    }
    lines.add("Report in " + folder.resolve("report.html"));
    return lines;
  }

  private static String origin(ThresholdChoice threshold) {
    if (threshold.rule().equals(ThresholdChoice.BY_HAND)) {
      return ThresholdChoice.BY_HAND;
    }
    return threshold.chosen() ? "chosen on validation" : "which validation could not choose";
  }

  private static String line(SourceResult source) {
    return String.format(
        Locale.ROOT,
        "  %-20s ROC-AUC %s, accuracy %s, ECE %s, %,d REAL and %,d FAKE",
        source.source(),
        area(source.rocAuc(), "", source.rocAucInterval()),
        number(source.confusionMatrix().accuracy()),
        number(source.calibrationError()),
        source.confusionMatrix().reals(),
        source.confusionMatrix().fakes());
  }

  /** Where all images are of one class, nothing can be told apart. */
  private static String area(double area, String what, Interval interval) {
    if (Double.isNaN(area)) {
      return "n/a (one class alone)";
    }
    return Double.isNaN(interval.low())
        ? number(area) + " (its interval is unknown: too few groups, or all draws alike)"
        : "%s (%s%s to %s)"
            .formatted(number(area), what, number(interval.low()), number(interval.high()));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, "%.4f", value);
  }
}
