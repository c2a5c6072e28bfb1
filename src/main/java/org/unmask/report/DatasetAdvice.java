package org.unmask.report;

import java.util.ArrayList;
import java.util.List;
import org.unmask.image.Label;
import org.unmask.report.DatasetReport.NearDuplicates;
import org.unmask.split.DatasetSummary;
import org.unmask.split.ShortcutAudit;
import org.unmask.split.SplitName;

/** What speaks against training on a dataset, and what to do about it. */
final class DatasetAdvice {

  private static final double MANY_REJECTED = 0.05;

  private DatasetAdvice() {}

  /** In words, the gravest first; empty where nothing was found. */
  static List<String> warnings(DatasetReport report) {
    List<String> warnings = new ArrayList<>(report.summary().warnings());
    report.audit().map(ShortcutAudit::warnings).ifPresent(warnings::addAll);
    report.nearDuplicates().ifPresent(near -> lookAlikes(report.summary(), near, warnings));
    if (manyRejected(report.summary())) {
      warnings.add(
          "%s of the files found were rejected"
              .formatted(
                  Numbers.percent((double) rejected(report.summary()) / report.summary().found())));
    }
    return warnings.stream().distinct().toList();
  }

  private static void lookAlikes(
      DatasetSummary summary, NearDuplicates near, List<String> warnings) {
    boolean told = summary.nearDuplicates().filter(found -> found.acrossSplits() > 0).isPresent();
    if (near.divided() > 0 && !told) {
      warnings.add(
          "Images that look alike, or that share a file, stand in more than one split (%s): a model is measured on what it"
                  .formatted(Numbers.counted(near.divided(), "group"))
              + " has seen");
    }
    if (near.mixed() > 0) {
      warnings.add(
          "Images that look alike come under both labels (%s): a label may be wrong"
              .formatted(Numbers.counted(near.mixed(), "group")));
    }
  }

  /** What to do about the {@link #warnings}; may be empty though there are some. */
  static List<String> remedies(DatasetReport report) {
    DatasetSummary summary = report.summary();
    List<String> remedies = new ArrayList<>();
    if (lacksALabel(summary)) {
      remedies.add(
          "Add images of the label that a split lacks, or give that split no share: with one label"
              + " alone nothing can be learnt or measured there.");
    }
    if (report.audit().map(ShortcutAudit::leaks).orElse(false)) {
      remedies.add(
          "Make both labels alike in what is named above: decode, crop, resize and encode every"
              + " image in one and the same way, whatever its label, or add images that break the"
              + " link. Until then, do not trust a good score on the test split: it has the same"
              + " flaw. Measure on images of other origin.");
    }
    report
        .nearDuplicates()
        .ifPresent(
            near -> {
              if (near.divided() > 0) {
                remedies.add(
                    "Let what looks alike go to one split: name its groups in a metadata file, or"
                        + " let Unmask split by fractions rather than keep the splits of the"
                        + " folders.");
              }
              if (near.mixed() > 0) {
                remedies.add(
                    "Look at the marked groups of both labels below. A fake made from the real image"
                        + " beside it is as it should be; where a label is wrong, correct its folder"
                        + " or the metadata file.");
              }
            });
    if (manyRejected(summary)) {
      remedies.add("See under \u201CRejected files\u201D what was wrong with them.");
    }
    if (!remedies.isEmpty()) {
      remedies.add("Then split again.");
    }
    return remedies;
  }

  static long rejected(DatasetSummary summary) {
    return summary.rejected().values().stream().mapToLong(Long::longValue).sum();
  }

  private static boolean manyRejected(DatasetSummary summary) {
    return rejected(summary) > MANY_REJECTED * summary.found();
  }

  private static boolean lacksALabel(DatasetSummary summary) {
    for (SplitName split : SplitName.values()) {
      for (Label label : Label.values()) {
        if (summary.plan().fractions().of(split) > 0 && summary.images(split, label) == 0) {
          return true;
        }
      }
    }
    return false;
  }
}
