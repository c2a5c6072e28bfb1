package org.unmask.report;

import java.util.List;
import java.util.stream.Stream;
import org.unmask.image.Label;
import org.unmask.split.DatasetSummary;
import org.unmask.split.DatasetSummary.SplitCount;
import org.unmask.split.SplitName;

/** What a dataset is and whether it is fit to train on, in words that need no statistics. */
final class DatasetHeadline {

  private static final int MOST_NAMED = 5;

  private DatasetHeadline() {}

  static String of(DatasetReport report) {
    DatasetSummary summary = report.summary();
    if (summary.accepted() == 0) {
      return "None of the %s found can be used."
          .formatted(Numbers.counted(summary.found(), "file"));
    }
    return "%s from %s: %s real, %s fake. %s"
        .formatted(
            Numbers.counted(summary.accepted(), "image"),
            Numbers.counted(sources(summary).count(), "source"),
            Numbers.count(images(summary, Label.REAL)),
            Numbers.count(images(summary, Label.FAKE)),
            fitness(report));
  }

  private static String fitness(DatasetReport report) {
    DatasetSummary summary = report.summary();
    if (summary.images(SplitName.TRAIN) == 0) {
      return "To evaluate on, not to train on: the split train is empty.";
    }
    // What training itself asks for.
    for (SplitName split : List.of(SplitName.TRAIN, SplitName.VALIDATION)) {
      for (Label label : Label.values()) {
        if (summary.images(split, label) == 0) {
          return "Not fit to train on: the split %s has no %s image."
              .formatted(split.folder(), label);
        }
      }
    }
    int warnings = DatasetAdvice.warnings(report).size();
    if (warnings > 0) {
      return "%s to settle before you train on it.".formatted(Numbers.counted(warnings, "warning"));
    }
    return report.audit().isPresent()
        ? "Fit to train on, as far as was checked."
        : "Fit to train on, but not checked for what gives the label away.";
  }

  /** The books and the sources, for the line under the headline. */
  static String basis(DatasetReport report) {
    DatasetSummary summary = report.summary();
    String books =
        "Of %s found, %s accepted, %s and %s rejected."
            .formatted(
                Numbers.counted(summary.found(), "file"),
                Numbers.count(summary.accepted()) + were(summary.accepted()),
                summary.duplicates() == 1
                    ? "1 was an exact duplicate of another"
                    : Numbers.count(summary.duplicates()) + " were exact duplicates of others",
                Numbers.count(DatasetAdvice.rejected(summary))
                    + were(DatasetAdvice.rejected(summary)));
    List<String> names =
        sources(summary).limit(MOST_NAMED).map(name -> Visible.shortened(name, 60)).toList();
    long more = sources(summary).count() - names.size();
    if (names.isEmpty()) {
      return books;
    }
    return "%s %s: %s%s."
        .formatted(
            books,
            names.size() == 1 ? "Source" : "Sources",
            String.join(", ", names),
            more == 0 ? "" : " and " + Numbers.count(more) + " more");
  }

  private static String were(long count) {
    return count == 1 ? " was" : " were";
  }

  static Stream<String> sources(DatasetSummary summary) {
    return summary.counts().stream().map(SplitCount::source).distinct().sorted();
  }

  static long images(DatasetSummary summary, Label label) {
    return summary.counts().stream()
        .filter(count -> count.label() == label)
        .mapToLong(SplitCount::images)
        .sum();
  }
}
