package org.unmask.report;

import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.unmask.evaluation.ConfusionMatrix;
import org.unmask.evaluation.CurvePoint;
import org.unmask.evaluation.Evaluation;

/** Precision over recall; the baseline is the share of fakes, which flagging by coin gets. */
final class PrecisionRecallPlot {

  private PrecisionRecallPlot() {}

  static Plot of(Evaluation evaluation) {
    String title =
        "Precision and recall, average precision " + Numbers.decimal(evaluation.averagePrecision());
    XYChart chart =
        PlotStyle.unitSquare(
            EvaluationPlots.title(evaluation, title),
            "Share of fakes found (recall)",
            "Share of flagged images that are fake (precision)",
            LegendPosition.InsideSW);
    List<CurvePoint> curve = evaluation.curves().precisionRecall();
    PlotStyle.line(chart, "Model", RocPlot.xs(curve), RocPlot.ys(curve), PlotStyle.FAKE);
    ConfusionMatrix matrix = evaluation.confusionMatrix();
    double prevalence = (double) matrix.fakes() / matrix.total();
    PlotStyle.dashed(
        chart,
        "Share of fakes, " + Numbers.percent(prevalence),
        new double[] {0, 1},
        new double[] {prevalence, prevalence},
        PlotStyle.QUIET);
    if (matrix.tp() + matrix.fp() > 0) {
      double threshold = evaluation.plan().threshold().threshold();
      PlotStyle.point(
          chart, "At threshold " + Numbers.decimal(threshold), matrix.recall(), matrix.precision());
    }
    String description =
        "%s; at the threshold precision is %s and recall %s"
            .formatted(
                title, Numbers.percent(matrix.precision()), Numbers.percent(matrix.recall()));
    return new Plot(
        "precision-recall.png",
        EvaluationPlots.description(evaluation, description),
        PlotStyle.png(chart));
  }
}
