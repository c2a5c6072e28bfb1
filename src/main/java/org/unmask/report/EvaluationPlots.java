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
}
