package org.unmask.report;

import java.awt.Color;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.unmask.image.Label;
import org.unmask.report.DatasetReport.Bin;
import org.unmask.split.DatasetSummary;
import org.unmask.split.SplitName;

/** Bars of real and fake images side by side. */
final class BarsPlot {

  static final String SPLITS = "split-counts.png";
  static final String SIDES = "image-sizes.png";
  static final String BYTES = "file-sizes.png";

  private static final int HEIGHT = 400;

  private BarsPlot() {}

  /** How many images each split holds. */
  static Plot splits(DatasetSummary summary) {
    CategoryChart chart = chart("Images by split", "", "Images");
    chart.getStyler().setLabelsVisible(true).setLabelsPosition(1.06);
    chart.getStyler().setLabelsFontColor(PlotStyle.INK).setLabelsFont(PlotStyle.font(0, 13));
    chart.getStyler().setAvailableSpaceFill(0.6).setYAxisDecimalPattern("#,##0");
    List<SplitName> splits = List.of(SplitName.values());
    long most = 1;
    for (Label label : Label.values()) {
      List<Long> counts = splits.stream().map(split -> summary.images(split, label)).toList();
      most = Math.max(most, counts.stream().mapToLong(Long::longValue).max().orElse(1));
      add(chart, label, splits.stream().map(SplitName::folder).toList(), counts);
    }
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.15 * most);
    return new Plot(SPLITS, "Real and fake images of each split", PlotStyle.png(chart));
  }

  /** How long the shorter side is, as shares of the class. */
  static Plot sides(List<Bin> bins) {
    return shares(
        SIDES, "Size in pixels", "Shorter side, pixels, from \u2026 on", bins, Numbers::count);
  }

  /** How large the files are, as shares of the class. */
  static Plot bytes(List<Bin> bins) {
    return shares(BYTES, "Size of the file", "File size, from \u2026 on", bins, Numbers::bytes);
  }

  private static Plot shares(
      String fileName, String title, String xAxis, List<Bin> bins, LongFunction<String> edge) {
    CategoryChart chart = chart(title, xAxis, "Share of the class's images, %");
    chart.getStyler().setXAxisLabelRotation(bins.size() > 8 ? 45 : 0);
    chart.getStyler().setYAxisDecimalPattern("0.#").setYAxisMin(0.0);
    // A lone bar as wide as the plot says nothing.
    chart.getStyler().setAvailableSpaceFill(Math.min(0.9, 0.2 * bins.size()));
    List<String> names = bins.stream().map(bin -> edge.apply(bin.from())).toList();
    for (Label label : Label.values()) {
      ToLongFunction<Bin> count = label == Label.REAL ? Bin::real : Bin::fake;
      long total = bins.stream().mapToLong(count).sum();
      if (total > 0) {
        add(
            chart,
            label,
            names,
            bins.stream().map(bin -> 100.0 * count.applyAsLong(bin) / total).toList());
      }
    }
    String description = title + " as a histogram, real and fake images apart";
    return new Plot(fileName, description, PlotStyle.png(chart));
  }

  private static CategoryChart chart(String title, String xAxis, String yAxis) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(PlotStyle.WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xAxis)
            .yAxisTitle(yAxis)
            .build();
    PlotStyle.style(chart.getStyler(), LegendPosition.InsideNE);
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    return chart;
  }

  private static void add(
      CategoryChart chart, Label label, List<String> names, List<? extends Number> values) {
    Color color = label == Label.REAL ? PlotStyle.REAL : PlotStyle.FAKE;
    String name = label == Label.REAL ? "Real images" : "Fake images";
    chart.addSeries(name, names, values).setFillColor(color);
  }
}
