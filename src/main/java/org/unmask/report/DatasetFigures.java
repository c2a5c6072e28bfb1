package org.unmask.report;

import org.unmask.report.DatasetReport.NearDuplicates;
import org.unmask.split.DatasetSummary;

/** The large numbers of a dataset. */
final class DatasetFigures {

  private DatasetFigures() {}

  static void add(Html html, DatasetReport report) {
    DatasetSummary summary = report.summary();
    html.raw("<dl class=\"figures\">");
    Page.figure(
        html,
        "Images",
        Numbers.count(summary.accepted()),
        DatasetTables.share(summary.accepted(), summary.found()) + " of the files found");
    Page.figure(
        html,
        "Groups",
        Numbers.count(report.groups().count()),
        report.groups().largest() > 1
            ? "the largest of " + Numbers.counted(report.groups().largest(), "image")
            : "each of one image");
    Page.figure(
        html,
        "Label told without the face",
        report.audit().map(audit -> Numbers.decimal(audit.combined())).orElse("not checked"),
        report
            .audit()
            .map(audit -> "0.5 is chance, warned of from " + Numbers.decimal(audit.threshold()))
            .orElse(report.whyNoAudit()));
    Page.figure(
        html,
        "Exact duplicates",
        Numbers.count(summary.duplicates()),
        DatasetTables.share(summary.duplicates(), summary.found()) + " of the files found");
    Page.figure(
        html,
        "Near-duplicate groups",
        report.nearDuplicates().map(near -> Numbers.count(near.groups())).orElse("not checked"),
        report.nearDuplicates().map(DatasetFigures::mixed).orElse("not looked for"));
    Page.figure(
        html,
        "Rejected files",
        Numbers.count(DatasetAdvice.rejected(summary)),
        DatasetTables.share(DatasetAdvice.rejected(summary), summary.found())
            + " of the files found");
    html.raw("</dl>");
  }

  private static String mixed(NearDuplicates near) {
    String mixed = Numbers.count(near.mixed()) + " of unlike labels that look alike";
    return near.mixedBefore() == 0
        ? mixed
        : mixed + ", not known of " + Numbers.count(near.mixedBefore());
  }
}
