package org.unmask.report;

import java.awt.Color;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.unmask.evaluation.Evaluation;

/** How the scores of each class spread, as shares of the class, so that imbalance hides nothing. */
final class HistogramPlot {

  static final String FILE_NAME = "score-histogram.png";

  private HistogramPlot() {}

  static Plot of(Evaluation evaluation) {
    XYChart chart =
        PlotStyle.chart(
            EvaluationPlots.title(evaluation, "Scores by class"),
            "Probability of FAKE",
            "Share of the class's images, %",
            LegendPosition.InsideN,
            PlotStyle.HEIGHT);
    double top = Math.max(peak(evaluation.histogram().real()), peak(evaluation.histogram().fake()));
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.15 * top);
    chart.getStyler().setYAxisDecimalPattern("0.#");
    area(chart, "Real images", evaluation.histogram().real(), PlotStyle.REAL);
    area(chart, "Fake images", evaluation.histogram().fake(), PlotStyle.FAKE);
    double threshold = evaluation.plan().threshold().threshold();
    PlotStyle.dashed(
        chart,
        "Threshold " + Numbers.decimal(threshold),
        new double[] {threshold, threshold},
        new double[] {0, 1.15 * top},
        PlotStyle.INK);
    String description = "Histogram of the probability of FAKE, real and fake images apart";
    return new Plot(
        FILE_NAME, EvaluationPlots.description(evaluation, description), PlotStyle.png(chart));
  }

  static void area(XYChart chart, String name, List<Long> counts, Color color) {
    if (total(counts) == 0) {
      return;
    }
    int bins = counts.size();
    double[] edges = new double[bins + 1];
    double[] shares = new double[bins + 1];
    for (int edge = 0; edge <= bins; edge++) {
      edges[edge] = (double) edge / bins;
      shares[edge] = 100.0 * counts.get(Math.min(edge, bins - 1)) / total(counts);
    }
    XYSeries series = chart.addSeries(name, edges, shares);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.StepArea);
    series.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 80));
    series.setLineColor(color).setLineWidth(1.5f);
    series.setMarker(SeriesMarkers.NONE);
  }

  static double peak(List<Long> counts) {
    long highest = counts.stream().mapToLong(Long::longValue).max().orElse(0);
    return total(counts) == 0 ? 0 : 100.0 * highest / total(counts);
  }

  private static long total(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
