package org.unmask.report;

import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.unmask.evaluation.Evaluation;
import org.unmask.evaluation.Interval;
import org.unmask.evaluation.ReliabilityBin;

/**
 * What the model said against what was true, bin by bin. The bars are Wilson's intervals of 95 %,
 * for a bin of few images says little; they count images, not groups.
 */
final class ReliabilityPlot {

  static final String FILE_NAME = "reliability.png";

  private ReliabilityPlot() {}

  static Plot of(Evaluation evaluation) {
    String error = Numbers.decimal(evaluation.calibration().expectedError());
    XYChart chart =
        PlotStyle.unitSquare(
            EvaluationPlots.title(evaluation, "Reliability, expected calibration error " + error),
            "Probability of FAKE that the model gave",
            "Share of these images that are fake",
            LegendPosition.InsideNW);
    PlotStyle.dashed(chart, "Perfect", new double[] {0, 1}, new double[] {0, 1}, PlotStyle.QUIET);
    List<ReliabilityBin> bins =
        evaluation.calibration().bins().stream().filter(bin -> bin.images() > 0).toList();
    double[] said = bins.stream().mapToDouble(ReliabilityBin::meanProbability).toArray();
    intervals(chart, said, bins.stream().map(ReliabilityBin::shareFakeInterval).toList());
    XYSeries series =
        chart.addSeries(
            "Model, 95 % interval by images",
            said, bins.stream().mapToDouble(ReliabilityBin::shareFake).toArray());
    series.setLineColor(PlotStyle.FAKE).setLineWidth(2);
    series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(PlotStyle.FAKE);
    chart.getStyler().setErrorBarsColor(PlotStyle.QUIET);
    String description =
        "Reliability diagram: mean probability against share of fakes, with 95 % intervals that count images, not groups; expected calibration error "
            + error;
    return new Plot(
        FILE_NAME, EvaluationPlots.description(evaluation, description), PlotStyle.png(chart));
  }

  /** A series of their own: bars reach as far up as down, and Wilson's are not about the share. */
  private static void intervals(XYChart chart, double[] x, List<Interval> intervals) {
    XYSeries bars =
        chart.addSeries(
            "intervals",
            x,
            intervals.stream().mapToDouble(i -> (i.low() + i.high()) / 2).toArray(),
            intervals.stream().mapToDouble(i -> (i.high() - i.low()) / 2).toArray());
    bars.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    bars.setMarker(SeriesMarkers.NONE).setShowInLegend(false);
  }
}
