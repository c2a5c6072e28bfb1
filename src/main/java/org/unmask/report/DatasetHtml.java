package org.unmask.report;

import java.util.List;
import java.util.Map;
import org.unmask.report.DatasetReport.Groups;
import org.unmask.report.DatasetReport.Sizes;
import org.unmask.split.DatasetSummary;
import org.unmask.split.DatasetSummary.Assignment;
import org.unmask.split.ShortcutAudit;

/**
 * The {@code report.html} beside a dataset: one file that loads nothing from elsewhere. It opens
 * with what the dataset is and whether it is fit to train on; what speaks against it comes next.
 */
public final class DatasetHtml {

  private static final int MOST_WARNINGS = 20;

  private DatasetHtml() {}

  /**
   * The whole page.
   *
   * @param plots of this dataset, see {@link DatasetPlots}; any may be absent
   * @param manifest of the command that made it
   */
  public static String of(DatasetReport report, List<Plot> plots, Manifest manifest) {
    Html html = Page.open("Unmask: dataset");
    html.element("h1", "Unmask: dataset of real and fake faces")
        .element("p class=\"headline\"", DatasetHeadline.of(report));
    warnings(html, report);
    html.element("p", DatasetHeadline.basis(report));
    DatasetFigures.add(html, report);
    counts(html, report.summary(), plots);
    audit(html, report, plots);
    SampleGallery.add(html, report.samples());
    sizes(html, report, plots);
    groups(html, report);
    RejectedFiles.add(html, report);
    Page.limits(html, DatasetLimits.of(report));
    provenance(html, report.summary(), manifest);
    return Page.close(html);
  }

  private static void warnings(Html html, DatasetReport report) {
    List<String> warnings = DatasetAdvice.warnings(report);
    if (warnings.isEmpty()) {
      return;
    }
    html.raw("<section class=\"warnings\">")
        .element("h2", warnings.size() == 1 ? "Warning" : "Warnings");
    Page.list(
        html,
        warnings.stream()
            .limit(MOST_WARNINGS)
            .map(text -> Visible.shortened(text, 400) + ".")
            .toList());
    DatasetTables.more(html, warnings.size() - MOST_WARNINGS, "warning");
    List<String> remedies = DatasetAdvice.remedies(report);
    if (!remedies.isEmpty()) {
      html.element("h3", "What to do");
      Page.list(html, remedies);
    }
    html.raw("</section>");
  }

  private static void counts(Html html, DatasetSummary summary, List<Plot> plots) {
    html.element("h2", "What is in it")
        .element(
            "p",
            "Every file found is accounted for: found = accepted + exact duplicates + rejected.");
    DatasetTables.books(html, summary);
    html.element("h3", "By split")
        .element(
            "p",
            summary.plan().assignment() == Assignment.BY_FRACTIONS
                ? "Whole groups go to one split, so the shares that were asked for are met as nearly"
                    + " as the groups allow."
                : "The splits are those of the folders that the images came in.");
    DatasetTables.bySplit(html, summary);
    if (summary.accepted() > 0) {
      html.element("h3", "By source");
      DatasetTables.bySource(html, summary);
      html.element("h3", "By format");
      DatasetTables.byFormat(html, summary);
    }
    plots(html, plots, List.of(BarsPlot.SPLITS));
  }

  private static void audit(Html html, DatasetReport report, List<Plot> plots) {
    html.element("h2", "What gives the label away");
    if (report.audit().isEmpty()) {
      html.element("p", "Not checked: " + report.whyNoAudit() + ".");
      return;
    }
    ShortcutAudit audit = report.audit().orElseThrow();
    html.element(
        "p",
        "How well each cheap feature of an image tells REAL from FAKE without a look at the face,"
            + " measured on %s. 0.5 is chance, 1 gives the label away; from %s on it is warned of."
                .formatted(
                    Numbers.counted(audit.images(), "image"), Numbers.decimal(audit.threshold()))
            + (Double.isNaN(audit.combined())
                ? " There were too few images to try all of them together."
                : " All of them together reach a ROC-AUC of %s."
                    .formatted(Numbers.decimal(audit.combined()))));
    plots(html, plots, List.of(AuditPlot.FILE_NAME));
    DatasetTables.audit(html, audit);
  }

  private static void sizes(Html html, DatasetReport report, List<Plot> plots) {
    Sizes sizes = report.sizes();
    html.element("h2", "Sizes");
    if (sizes.commonest().isEmpty()) {
      html.element("p", "Not counted.");
    } else {
      html.element(
          "p",
          "%s in pixels. Sizes that one label has and the other has not give the label away."
              .formatted(Numbers.counted(sizes.distinct(), "different size")));
      DatasetTables.dimensions(html, sizes);
    }
    plots(html, plots, List.of(BarsPlot.SIDES, BarsPlot.BYTES));
  }

  private static void groups(Html html, DatasetReport report) {
    Groups groups = report.groups();
    html.element("h2", "Groups and near-duplicates")
        .element(
            "p",
            "What belongs together, such as the frames of one video, is a group%s. The dataset has %s."
                .formatted(whole(report.summary()), Numbers.counted(groups.count(), "group")));
    if (!groups.sizes().isEmpty()) {
      DatasetTables.groups(html, groups, report.summary().accepted());
    }
    report
        .nearDuplicates()
        .ifPresentOrElse(
            near -> NearDuplicateGallery.add(html, near),
            () -> html.element("h3", "Near-duplicates").element("p", "They were not looked for."));
  }

  private static String whole(DatasetSummary summary) {
    long torn = summary.groups().torn();
    return switch (summary.plan().assignment()) {
      case BY_FOLDERS -> ". The folders, not the groups, decided the splits";
      case BY_FRACTIONS ->
          torn == 0
              ? ", and no group stands in two splits"
              : ", and stands in one split, but for at least %s that an append found to be divided: the parts of such count as groups"
                  .formatted(Numbers.counted(torn, "group"));
    };
  }

  /** Those of the plots that bear one of the names, in the order of the names. */
  private static void plots(Html html, List<Plot> plots, List<String> fileNames) {
    List<Plot> here =
        fileNames.stream()
            .flatMap(name -> plots.stream().filter(plot -> plot.fileName().equals(name)))
            .toList();
    if (here.isEmpty()) {
      return;
    }
    html.raw("<div class=\"plots\">");
    here.forEach(plot -> html.image("image/png", plot.png(), plot.description()));
    html.raw("</div>");
  }

  private static void provenance(Html html, DatasetSummary summary, Manifest manifest) {
    Page.provenance(
        html,
        Map.of(
            "seed", Long.toString(summary.plan().seed()),
            "fingerprint", summary.fingerprint()),
        manifest);
  }
}
