package org.unmask.report;

import java.awt.Color;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.unmask.training.EpochResult;

/**
 * How training went, by epoch: losses, validation ROC-AUC and the learning rate, one below the
 * other; a line where a phase ends.
 */
public final class TrainingCurves {

  static final String FILE_NAME = "training-curves.png";

  private static final int PANEL_HEIGHT = 340;

  private TrainingCurves() {}

  /**
   * Draws all panels.
   *
   * @param history one row an epoch, in the order they ran
   * @throws IllegalArgumentException if there are no epochs
   */
  public static Plot of(List<EpochResult> history) {
    if (history.isEmpty()) {
      throw new IllegalArgumentException("Cannot draw training curves: there are no epochs");
    }
    XYChart losses = panel(history, "Loss by epoch", "Log loss, nats", LegendPosition.InsideSW);
    series(losses, "Training", history, EpochResult::trainLoss, PlotStyle.REAL);
    series(losses, "Validation", history, EpochResult::validationLoss, PlotStyle.FAKE);
    XYChart areas =
        panel(history, "Validation ROC-AUC by epoch", "ROC-AUC", LegendPosition.InsideNW);
    areas.getStyler().setLegendVisible(false);
    series(areas, "Validation", history, EpochResult::validationAuc, PlotStyle.FAKE);
    XYChart rates =
        panel(history, "Learning rate at the end of each epoch", "Rate", LegendPosition.InsideNE);
    rates.getStyler().setYAxisDecimalPattern("0.##E0").setLegendVisible(false);
    series(rates, "Rate", history, EpochResult::learningRate, PlotStyle.INK);
    byte[] png =
        Canvas.png(
            PlotStyle.WIDTH,
            3 * PANEL_HEIGHT,
            graphics -> {
              losses.paint(graphics, PlotStyle.WIDTH, PANEL_HEIGHT);
              graphics.translate(0, PANEL_HEIGHT);
              areas.paint(graphics, PlotStyle.WIDTH, PANEL_HEIGHT);
              graphics.translate(0, PANEL_HEIGHT);
              rates.paint(graphics, PlotStyle.WIDTH, PANEL_HEIGHT);
            });
    return new Plot(FILE_NAME, "Loss, validation ROC-AUC and learning rate by epoch", png);
  }

  private static XYChart panel(
      List<EpochResult> history, String title, String yAxis, LegendPosition legend) {
    XYChart chart =
        PlotStyle.chart(
            title, "Epoch of the run (" + phases(history) + ")", yAxis, legend, PANEL_HEIGHT);
    int epochs = history.size();
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(epochs + 1.0).setXAxisDecimalPattern("0");
    for (int i = 1; i < epochs; i++) {
      if (!history.get(i).phase().equals(history.get(i - 1).phase())) {
        chart.addAnnotation(new AnnotationLine(i + 0.5, true, false));
      }
    }
    return chart;
  }

  /** Such as {@code head: 1 to 6, fine-tune: 7 to 14}. */
  private static String phases(List<EpochResult> history) {
    Map<String, Integer> first = new LinkedHashMap<>();
    Map<String, Integer> last = new LinkedHashMap<>();
    for (int i = 0; i < history.size(); i++) {
      first.putIfAbsent(history.get(i).phase(), i + 1);
      last.put(history.get(i).phase(), i + 1);
    }
    return first.entrySet().stream()
        .map(phase -> phase.getKey() + ": " + phase.getValue() + " to " + last.get(phase.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static void series(
      XYChart chart,
      String name,
      List<EpochResult> history,
      ToDoubleFunction<EpochResult> value,
      Color color) {
    // Epochs count on through the phases here, though each phase numbers its own from 1.
    int[] measured =
        IntStream.range(0, history.size())
            .filter(i -> Double.isFinite(value.applyAsDouble(history.get(i))))
            .toArray();
    if (measured.length > 0) {
      double[] epochs = Arrays.stream(measured).mapToDouble(i -> i + 1.0).toArray();
      double[] values =
          Arrays.stream(measured).mapToDouble(i -> value.applyAsDouble(history.get(i))).toArray();
      XYSeries series = chart.addSeries(name, epochs, values);
      series.setLineColor(color).setLineWidth(2.2f);
      series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(color);
    }
  }
}
