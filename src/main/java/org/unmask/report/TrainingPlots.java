package org.unmask.report;

import java.util.ArrayList;
import java.util.List;

/** All plots of a training run. */
public final class TrainingPlots {

  private TrainingPlots() {}

  /**
   * Learning curves, then scores and reliability on validation, then the augmented images where
   * there are some. What cannot be drawn is left out.
   */
  public static List<Plot> of(TrainingReport report) {
    List<Plot> plots = new ArrayList<>();
    if (report.isTrained()) {
      plots.add(TrainingCurves.of(report.history()));
    }
    if (report.validation().confusionMatrix().total() > 0) {
      plots.add(HistogramPlot.of(report.validation()));
      plots.add(ReliabilityPlot.of(report.validation()));
    }
    if (!report.augmented().isEmpty()) {
      plots.add(AugmentationSheet.of(report.augmented()));
    }
    return plots;
  }
}
