package org.unmask.report;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.unmask.training.EpochResult;

/**
 * How training went: losses above, validation ROC-AUC below, by epoch; a line where a phase ends.
 */
public final class TrainingCurves {

  private static final int PANEL_HEIGHT = 340;

  private TrainingCurves() {}

  /**
   * Draws both panels.
   *
   * @param history one row an epoch, by rising epoch
   * @throws IllegalArgumentException if there are no epochs
   */
  public static Plot of(List<EpochResult> history) {
    if (history.isEmpty()) {
      throw new IllegalArgumentException("Cannot draw training curves: there are no epochs");
    }
    XYChart losses = panel(history, "Loss by epoch", "Log loss, nats", LegendPosition.InsideNE);
    series(losses, "Training", history, EpochResult::trainLoss, PlotStyle.REAL);
    series(losses, "Validation", history, EpochResult::validationLoss, PlotStyle.FAKE);
    XYChart areas =
        panel(history, "Validation ROC-AUC by epoch", "ROC-AUC", LegendPosition.InsideSE);
    series(areas, "Validation", history, EpochResult::validationAuc, PlotStyle.FAKE);
    byte[] png =
        Canvas.png(
            PlotStyle.WIDTH,
            2 * PANEL_HEIGHT,
            graphics -> {
              losses.paint(graphics, PlotStyle.WIDTH, PANEL_HEIGHT);
              graphics.translate(0, PANEL_HEIGHT);
              areas.paint(graphics, PlotStyle.WIDTH, PANEL_HEIGHT);
            });
    return new Plot("training-curves.png", "Loss and validation ROC-AUC by epoch", png);
  }

  private static XYChart panel(
      List<EpochResult> history, String title, String yAxis, LegendPosition legend) {
    XYChart chart =
        PlotStyle.chart(title, "Epoch (" + phases(history) + ")", yAxis, legend, PANEL_HEIGHT);
    List<Double> epochs = history.stream().map(row -> (double) row.epoch()).toList();
    chart
        .getStyler()
        .setXAxisMin(history.get(0).epoch() - 1.0)
        .setXAxisMax(history.get(history.size() - 1).epoch() + 1.0)
        .setXAxisTickLabelsFormattingFunction(
            tick -> epochs.contains(tick) ? Long.toString(Math.round(tick)) : "");
    for (int i = 1; i < history.size(); i++) {
      if (!history.get(i).phase().equals(history.get(i - 1).phase())) {
        chart.addAnnotation(new AnnotationLine(history.get(i).epoch() - 0.5, true, false));
      }
    }
    return chart;
  }

  /** Such as {@code head to 6, fine-tune to 14}. */
  private static String phases(List<EpochResult> history) {
    Map<String, Integer> lastEpochs = new LinkedHashMap<>();
    history.forEach(row -> lastEpochs.put(row.phase(), row.epoch()));
    return lastEpochs.entrySet().stream()
        .map(phase -> phase.getKey() + " to " + phase.getValue())
        .collect(Collectors.joining(", "));
  }

  private static void series(
      XYChart chart,
      String name,
      List<EpochResult> history,
      ToDoubleFunction<EpochResult> value,
      Color color) {
    List<EpochResult> measured =
        history.stream().filter(row -> Double.isFinite(value.applyAsDouble(row))).toList();
    if (!measured.isEmpty()) {
      double[] epochs = measured.stream().mapToDouble(EpochResult::epoch).toArray();
      double[] values = measured.stream().mapToDouble(value).toArray();
      XYSeries series = chart.addSeries(name, epochs, values);
      series.setLineColor(color).setLineWidth(2.2f);
      series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(color);
    }
  }
}
