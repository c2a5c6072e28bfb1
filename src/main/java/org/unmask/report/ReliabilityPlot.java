package org.unmask.report;

import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.unmask.evaluation.Evaluation;
import org.unmask.evaluation.ReliabilityBin;

/**
 * What the model said against what was true, bin by bin. The bars are 95 % of a binomial (normal
 * approximation), for a bin of few images says little.
 */
final class ReliabilityPlot {

  static final String FILE_NAME = "reliability.png";

  private static final double NORMAL_95 = 1.96;

  private ReliabilityPlot() {}

  static Plot of(Evaluation evaluation) {
    String error = Numbers.decimal(evaluation.calibration().expectedError());
    XYChart chart =
        PlotStyle.unitSquare(
            "Reliability, expected calibration error " + error,
            "Probability of FAKE that the model gave",
            "Share of these images that are fake",
            LegendPosition.InsideNW);
    PlotStyle.dashed(chart, "Perfect", new double[] {0, 1}, new double[] {0, 1}, PlotStyle.QUIET);
    List<ReliabilityBin> bins =
        evaluation.calibration().bins().stream().filter(bin -> bin.images() > 0).toList();
    XYSeries series =
        chart.addSeries(
            "Model, 95 % interval",
            bins.stream().mapToDouble(ReliabilityBin::meanProbability).toArray(),
            bins.stream().mapToDouble(ReliabilityBin::shareFake).toArray(),
            bins.stream().mapToDouble(ReliabilityPlot::margin).toArray());
    series.setLineColor(PlotStyle.FAKE).setLineWidth(2);
    series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(PlotStyle.FAKE);
    chart.getStyler().setErrorBarsColor(PlotStyle.QUIET);
    String description =
        "Reliability diagram: mean probability against share of fakes, expected calibration error "
            + error;
    return new Plot(FILE_NAME, description, PlotStyle.png(chart));
  }

  private static double margin(ReliabilityBin bin) {
    return NORMAL_95 * Math.sqrt(bin.shareFake() * (1 - bin.shareFake()) / bin.images());
  }
}
