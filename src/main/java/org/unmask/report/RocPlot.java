package org.unmask.report;

import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.unmask.evaluation.ConfusionMatrix;
import org.unmask.evaluation.CurvePoint;
import org.unmask.evaluation.Evaluation;

/** The ROC curve with the chance line and where the threshold stands on it. */
final class RocPlot {

  private RocPlot() {}

  static Plot of(Evaluation evaluation) {
    String title = "ROC curve, AUC " + Numbers.decimal(evaluation.curves().rocAuc());
    XYChart chart =
        PlotStyle.unitSquare(
            EvaluationPlots.title(evaluation, title),
            "Share of real images flagged (false positive rate)",
            "Share of fakes found (true positive rate)",
            LegendPosition.InsideSE);
    List<CurvePoint> curve = evaluation.curves().roc();
    PlotStyle.line(chart, "Model", xs(curve), ys(curve), PlotStyle.FAKE);
    PlotStyle.dashed(chart, "Chance", new double[] {0, 1}, new double[] {0, 1}, PlotStyle.QUIET);
    ConfusionMatrix matrix = evaluation.confusionMatrix();
    double threshold = evaluation.plan().threshold().threshold();
    PlotStyle.point(
        chart,
        "At threshold " + Numbers.decimal(threshold),
        matrix.falsePositiveRate(),
        matrix.recall());
    String description =
        "%s; at the threshold %s of fakes are found and %s of real images flagged"
            .formatted(
                title,
                Numbers.percent(matrix.recall()),
                Numbers.percent(matrix.falsePositiveRate()));
    return new Plot(
        "roc-curve.png",
        EvaluationPlots.description(evaluation, description),
        PlotStyle.png(chart));
  }

  static double[] xs(List<CurvePoint> curve) {
    return curve.stream().mapToDouble(CurvePoint::x).toArray();
  }

  static double[] ys(List<CurvePoint> curve) {
    return curve.stream().mapToDouble(CurvePoint::y).toArray();
  }
}
