package org.unmask.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.unmask.image.ImageFormat;
import org.unmask.image.Label;
import org.unmask.report.DatasetReport.Groups;
import org.unmask.report.DatasetReport.Sizes;
import org.unmask.split.DatasetSummary;
import org.unmask.split.DatasetSummary.Assignment;
import org.unmask.split.DatasetSummary.FormatCount;
import org.unmask.split.DatasetSummary.SplitCount;
import org.unmask.split.ShortcutAudit;
import org.unmask.split.SplitName;

/** The numbers of a dataset's report. */
final class DatasetTables {

  /** Beyond so many rows a table is cut, and says so. */
  static final int MOST_ROWS = 30;

  private DatasetTables() {}

  static void books(Html html, DatasetSummary summary) {
    long found = summary.found();
    long rejected = DatasetAdvice.rejected(summary);
    html.table(
        "",
        List.of("Files", "Count", "Share"),
        List.of(
            shared("Accepted", summary.accepted(), found),
            shared("Exact duplicates", summary.duplicates(), found),
            shared("Rejected", rejected, found),
            shared(
                "Found (the sum)", summary.accepted() + summary.duplicates() + rejected, found)));
  }

  static void bySplit(Html html, DatasetSummary summary) {
    boolean asked = summary.plan().assignment() == Assignment.BY_FRACTIONS;
    List<String> header =
        new ArrayList<>(List.of("Split", "Images", "Real", "Fake", "Fakes in it"));
    header.add("Share of all");
    if (asked) {
      header.add("Asked for");
    }
    List<List<String>> rows = new ArrayList<>();
    for (SplitName split : SplitName.values()) {
      List<String> row = new ArrayList<>(List.of(split.folder()));
      row.addAll(labels(summary.images(split, Label.REAL), summary.images(split, Label.FAKE)));
      row.add(share(summary.images(split), summary.accepted()));
      if (asked) {
        row.add(Numbers.percent(summary.plan().fractions().of(split)));
      }
      rows.add(row);
    }
    List<String> all = new ArrayList<>(List.of("All"));
    all.addAll(
        labels(
            DatasetHeadline.images(summary, Label.REAL),
            DatasetHeadline.images(summary, Label.FAKE)));
    all.add(share(summary.accepted(), summary.accepted()));
    if (asked) {
      all.add("");
    }
    rows.add(all);
    html.table("", header, rows);
  }

  static void bySource(Html html, DatasetSummary summary) {
    List<String> sources = DatasetHeadline.sources(summary).limit(MOST_ROWS).toList();
    html.table(
        "",
        List.of(
            "Source",
            "Images",
            "Real",
            "Fake",
            "Fakes in it",
            "Share of all",
            "Train",
            "Validation",
            "Test"),
        sources.stream().map(source -> source(summary, source)).toList());
    more(html, DatasetHeadline.sources(summary).count() - sources.size(), "source");
  }

  private static List<String> source(DatasetSummary summary, String source) {
    Predicate<SplitCount> here = count -> count.source().equals(source);
    long real = sum(summary, here.and(count -> count.label() == Label.REAL));
    long fake = sum(summary, here.and(count -> count.label() == Label.FAKE));
    List<String> row = new ArrayList<>(List.of(Visible.shortened(source, 60)));
    row.addAll(labels(real, fake));
    row.add(share(real + fake, summary.accepted()));
    for (SplitName split : SplitName.values()) {
      row.add(Numbers.count(sum(summary, here.and(count -> count.split() == split))));
    }
    return row;
  }

  private static long sum(DatasetSummary summary, Predicate<SplitCount> which) {
    return summary.counts().stream().filter(which).mapToLong(SplitCount::images).sum();
  }

  static void byFormat(Html html, DatasetSummary summary) {
    Map<ImageFormat, Map<Label, Long>> counts = new TreeMap<>();
    for (FormatCount count : summary.formats()) {
      counts
          .computeIfAbsent(count.format(), format -> new EnumMap<>(Label.class))
          .merge(count.label(), count.images(), Long::sum);
    }
    List<List<String>> rows = new ArrayList<>();
    counts.forEach(
        (format, ofLabel) -> {
          List<String> row = new ArrayList<>(List.of(format.name()));
          row.addAll(
              labels(ofLabel.getOrDefault(Label.REAL, 0L), ofLabel.getOrDefault(Label.FAKE, 0L)));
          rows.add(row);
        });
    html.table("", List.of("Format", "Images", "Real", "Fake", "Fakes in it"), rows);
  }

  static void audit(Html html, ShortcutAudit audit) {
    html.table(
        "audit",
        List.of("Feature", "Strength", "Verdict", "Direction", "Measure"),
        audit.features().stream()
            .limit(MOST_ROWS)
            .map(
                feature ->
                    List.of(
                        Visible.shortened(feature.name(), 60),
                        Numbers.decimal(feature.strength()),
                        feature.strength() >= audit.threshold() ? "tells the label" : "below",
                        Visible.shortened(feature.direction(), 200),
                        switch (feature.measure()) {
                          case ROC_AUC -> "ROC-AUC";
                          case BALANCED_ACCURACY -> "balanced accuracy";
                        }))
            .toList());
    more(html, audit.features().size() - MOST_ROWS, "weaker feature");
  }

  static void dimensions(Html html, Sizes sizes) {
    html.table(
        "",
        List.of("Pixels", "Images", "Real", "Fake", "Fakes in it"),
        sizes.commonest().stream()
            .limit(10)
            .map(
                size -> {
                  List<String> row =
                      new ArrayList<>(
                          List.of("%d \u00D7 %d".formatted(size.width(), size.height())));
                  row.addAll(labels(size.real(), size.fake()));
                  return row;
                })
            .toList());
    more(html, sizes.distinct() - Math.min(10, sizes.commonest().size()), "size");
  }

  static void groups(Html html, Groups groups, long images) {
    html.table(
        "",
        List.of("Images in a group", "Groups", "Images", "Share of all images"),
        groups.sizes().stream()
            .limit(MOST_ROWS)
            .map(
                size ->
                    List.of(
                        size.from() == size.to()
                            ? Numbers.count(size.from())
                            : Numbers.count(size.from()) + " to " + Numbers.count(size.to()),
                        Numbers.count(size.groups()),
                        Numbers.count(size.images()),
                        share(size.images(), images)))
            .toList());
  }

  /** Images, real, fake, share of fakes. */
  private static List<String> labels(long real, long fake) {
    return List.of(
        Numbers.count(real + fake),
        Numbers.count(real),
        Numbers.count(fake),
        share(fake, real + fake));
  }

  private static List<String> shared(String name, long count, long all) {
    return List.of(name, Numbers.count(count), share(count, all));
  }

  static String share(long part, long all) {
    return all == 0 ? Numbers.UNDEFINED : Numbers.percent((double) part / all);
  }

  static void more(Html html, long count, String what) {
    if (count > 0) {
      html.element("p class=\"note\"", "And " + Numbers.counted(count, "other " + what) + ".");
    }
  }
}
