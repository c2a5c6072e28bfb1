package org.unmask.report;

import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;

/** How the scores of a corpus spread, whose labels nobody knows. */
public final class ScoresPlot {

  private ScoresPlot() {}

  /**
   * Draws a histogram.
   *
   * @param images by rising probability of FAKE, in bins of equal width from 0 to 1
   * @param threshold from where on an image is FAKE
   */
  public static Plot of(List<Long> images, double threshold) {
    XYChart chart =
        PlotStyle.chart(
            "Scores",
            "Probability of FAKE",
            "Share of the images, %",
            LegendPosition.InsideN,
            PlotStyle.HEIGHT);
    double top = 1.15 * Math.max(1, HistogramPlot.peak(images));
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(top);
    chart.getStyler().setYAxisDecimalPattern("0.#");
    HistogramPlot.area(chart, "Images", images, PlotStyle.REAL);
    PlotStyle.dashed(
        chart,
        "Threshold " + Numbers.decimal(threshold),
        new double[] {threshold, threshold},
        new double[] {0, top},
        PlotStyle.INK);
    return new Plot(
        "_histogram.png",
        "Histogram of the probability of FAKE over the images of a corpus",
        PlotStyle.png(chart));
  }
}
