package org.unmask.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How all plots look. Blue and orange tell the classes apart for colour-blind readers too. */
final class PlotStyle {

  static final Color REAL = new Color(0x2B6C9E);
  static final Color FAKE = new Color(0xD9702B);
  static final Color INK = new Color(0x1F2933);
  static final Color QUIET = new Color(0x7B8794);
  static final Color GRID = new Color(0xE4E7EB);

  static final int WIDTH = 640;
  static final int HEIGHT = 480;

  private static final BasicStroke SOLID =
      new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final BasicStroke DASHED =
      new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 5}, 0);

  private PlotStyle() {}

  static Font font(int weight, int size) {
    return new Font(Font.SANS_SERIF, weight, size);
  }

  static XYChart chart(
      String title, String xAxis, String yAxis, LegendPosition legend, int height) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(height)
            .title(title)
            .xAxisTitle(xAxis)
            .yAxisTitle(yAxis)
            .build();
    style(chart.getStyler(), legend);
    chart.getStyler().setMarkerSize(9);
    chart.getStyler().setXAxisDecimalPattern("0.0##");
    chart.getStyler().setYAxisDecimalPattern("0.0##");
    return chart;
  }

  static void style(AxesChartStyler style, LegendPosition legend) {
    style.setLocale(Locale.ROOT);
    style.setChartBackgroundColor(Color.WHITE);
    style.setChartFontColor(INK);
    style.setChartPadding(14);
    style.setChartTitleFont(font(Font.BOLD, 17));
    style.setChartTitlePadding(10);
    style.setChartTitleBoxVisible(false);
    style.setAxisTitleFont(font(Font.PLAIN, 14));
    style.setAxisTickLabelsFont(font(Font.PLAIN, 13));
    style.setAxisTickLabelsColor(INK);
    style.setAxisTickMarksColor(QUIET);
    style.setPlotGridLinesColor(GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1));
    style.setPlotBorderColor(QUIET);
    style.setPlotMargin(0);
    style.setLegendPosition(legend);
    style.setLegendFont(font(Font.PLAIN, 13));
    style.setLegendBorderColor(GRID);
    style.setLegendPadding(12);
  }

  /** Both axes from 0 to 1. */
  static XYChart unitSquare(String title, String xAxis, String yAxis, LegendPosition legend) {
    XYChart chart = chart(title, xAxis, yAxis, legend, HEIGHT);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
    return chart;
  }

  static void line(XYChart chart, String name, double[] x, double[] y, Color color) {
    style(chart.addSeries(name, x, y), color, SOLID);
  }

  static void dashed(XYChart chart, String name, double[] x, double[] y, Color color) {
    style(chart.addSeries(name, x, y), color, DASHED);
  }

  static void point(XYChart chart, String name, double x, double y) {
    XYSeries series = chart.addSeries(name, new double[] {x}, new double[] {y});
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(INK);
  }

  private static void style(XYSeries series, Color color, BasicStroke stroke) {
    series.setLineColor(color).setLineStyle(stroke);
    series.setMarker(SeriesMarkers.NONE);
  }

  static byte[] png(Chart<?, ?> chart) {
    int width = chart.getWidth();
    int height = chart.getHeight();
    return Canvas.png(width, height, graphics -> chart.paint(graphics, width, height));
  }
}
