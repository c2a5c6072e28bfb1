package org.unmask.report;

import java.util.ArrayList;
import java.util.List;
import org.unmask.evaluation.Evaluation;

/** All plots of an evaluation. */
public final class EvaluationPlots {

  private EvaluationPlots() {}

  /**
   * ROC, precision and recall, confusion matrix, histogram and reliability, in this order. Curves
   * need both classes and all need an image: what cannot be drawn is left out.
   */
  public static List<Plot> of(Evaluation evaluation) {
    List<Plot> plots = new ArrayList<>();
    if (!evaluation.curves().roc().isEmpty()) {
      plots.add(RocPlot.of(evaluation));
      plots.add(PrecisionRecallPlot.of(evaluation));
    }
    if (evaluation.confusionMatrix().total() > 0) {
      plots.add(ConfusionPlot.of(evaluation));
      plots.add(HistogramPlot.of(evaluation));
      plots.add(ReliabilityPlot.of(evaluation));
    }
    return plots;
  }

  /** A title that does not pass for one of images as they are. */
  static String title(Evaluation evaluation, String title) {
    return evaluation.plan().degradation().isEmpty() ? title : title + " (degraded images)";
  }

  /** A description that says what was done to the images first. */
  static String description(Evaluation evaluation, String description) {
    String degradation = evaluation.plan().degradationInWords();
    return degradation.isEmpty()
        ? description
        : "Images degraded first (" + degradation + "). " + description;
  }
}
