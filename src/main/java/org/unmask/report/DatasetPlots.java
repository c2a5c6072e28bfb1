package org.unmask.report;

import java.util.ArrayList;
import java.util.List;
import org.unmask.report.DatasetReport.Bin;

/** All pictures of a dataset. */
public final class DatasetPlots {

  private DatasetPlots() {}

  /**
   * Counts by split, shortcut audit, sizes in pixels and in bytes, and the contact sheet of
   * samples, in this order. What there is nothing to draw of is left out.
   */
  public static List<Plot> of(DatasetReport report) {
    List<Plot> plots = new ArrayList<>();
    if (report.summary().accepted() > 0) {
      plots.add(BarsPlot.splits(report.summary()));
    }
    report
        .audit()
        .filter(audit -> !audit.features().isEmpty())
        .ifPresent(audit -> plots.add(AuditPlot.of(audit)));
    if (holdsImages(report.sizes().shorterSides())) {
      plots.add(BarsPlot.sides(report.sizes().shorterSides()));
    }
    if (holdsImages(report.sizes().bytes())) {
      plots.add(BarsPlot.bytes(report.sizes().bytes()));
    }
    if (!report.samples().isEmpty()) {
      plots.add(ContactSheet.of(report.samples()));
    }
    return plots;
  }

  private static boolean holdsImages(List<Bin> bins) {
    return bins.stream().anyMatch(bin -> bin.real() + bin.fake() > 0);
  }
}
