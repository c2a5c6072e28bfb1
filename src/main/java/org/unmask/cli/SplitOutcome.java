package org.unmask.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.unmask.image.Label;
import org.unmask.split.DatasetSummary;
import org.unmask.split.DatasetSummary.Books;
import org.unmask.split.ShortcutAudit;
import org.unmask.split.SplitName;

/** What a split came to, for a person. */
final class SplitOutcome {
  private SplitOutcome() {}

  /** Why a dataset that must not leak is not to be accepted; empty where nothing speaks against. */
  static List<String> leaks(DatasetSummary summary) {
    return summary
        .audit()
        .filter(ShortcutAudit::isMeasured)
        .map(ShortcutAudit::warnings)
        .orElse(
            List.of(
                "nothing could be checked, there are too few groups to tell what gives the label"
                    + " away"));
  }

  static List<String> lines(DatasetSummary summary, String dataset) {
    List<String> lines = new ArrayList<>();
    Books books = summary.books();
    lines.add(
        "Found %s: %s accepted, %s, %s rejected %s"
            .formatted(
                counted(books.found(), "file"),
                count(summary.accepted()),
                counted(books.duplicates(), "duplicate"),
                count(books.refused()),
                books.refused() == 0 ? "" : books.rejected().toString())
            .stripTrailing());
    for (SplitName split : SplitName.values()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-10s %,9d %-7s %,9d REAL, %,9d FAKE",
              split.folder(),
              summary.images(split),
              summary.images(split) == 1 ? "image:" : "images:",
              summary.images(split, Label.REAL),
              summary.images(split, Label.FAKE)));
    }
    lines.add(
        "%s, the largest of %s"
            .formatted(
                counted(summary.groups().number(), "group"),
                counted(summary.groups().largest(), "image")));
    summary
        .nearDuplicates()
        .filter(found -> found.links() > 0)
        .ifPresent(
            found ->
                lines.add(
                    "Near-duplicates: %s within %s; %s tied by look or by file"
                        .formatted(
                            counted(found.links(), "link"),
                            counted(found.maxDistance(), "bit"),
                            counted(found.joined(), "group"))));
    summary
        .audit()
        .filter(audit -> !Double.isNaN(audit.combined()))
        .ifPresent(
            audit ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "Shortcut audit over %s: ROC-AUC %.3f for all cheap features"
                            + " together (0.5 is chance), %.3f for %s alone",
                        counted(audit.images(), "image"),
                        audit.combined(),
                        audit.features().get(0).strength(),
                        audit.features().get(0).name())));
    summary
        .audit()
        .filter(audit -> !audit.isMeasured())
        .ifPresent(audit -> lines.add("Shortcut audit: there are too few groups to check"));
    summary.warnings().forEach(warning -> lines.add("Warning: " + warning));
    lines.add("Dataset in " + dataset + ", with report.html");
    return lines;
  }

  /** Such as {@code 1 image} or {@code 2,400 images}. */
  private static String counted(long value, String noun) {
    return count(value) + " " + noun + (value == 1 ? "" : "s");
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
