package org.unmask.cli;

import java.util.Locale;
import org.unmask.image.Label;
import org.unmask.split.DatasetSummary;
import org.unmask.split.DatasetSummary.Books;
import org.unmask.split.SplitName;

/** Tells a person what a split came to. */
final class SplitOutcome {
  private SplitOutcome() {}

  static void say(DatasetSummary summary, String dataset, CommandContext context) {
    Books books = summary.books();
    context.say(
        String.format(
                Locale.ROOT,
                "Found %,d files: %,d accepted, %,d duplicates, %,d rejected %s",
                books.found(),
                summary.accepted(),
                books.duplicates(),
                books.refused(),
                books.refused() == 0 ? "" : books.rejected().toString())
            .stripTrailing());
    for (SplitName split : SplitName.values()) {
      context.say(
          String.format(
              Locale.ROOT,
              "  %-10s %,9d images: %,9d REAL, %,9d FAKE",
              split.folder(),
              summary.images(split),
              summary.images(split, Label.REAL),
              summary.images(split, Label.FAKE)));
    }
    context.say(
        String.format(
            Locale.ROOT,
            "%,d groups, the largest of %,d images",
            summary.groups().number(),
            summary.groups().largest()));
    summary
        .nearDuplicates()
        .filter(found -> found.links() > 0)
        .ifPresent(
            found ->
                context.say(
                    String.format(
                        Locale.ROOT,
                        "Near-duplicates: %,d links within %d bits; %,d groups tied by look or by file",
                        found.links(),
                        found.maxDistance(),
                        found.joined())));
    summary
        .audit()
        .filter(audit -> !Double.isNaN(audit.combined()))
        .ifPresent(
            audit ->
                context.say(
                    String.format(
                        Locale.ROOT,
                        "Shortcut audit over %,d images: ROC-AUC %.3f for all cheap features"
                            + " together (0.5 is chance), %.3f for %s alone",
                        audit.images(),
                        audit.combined(),
                        audit.features().get(0).strength(),
                        audit.features().get(0).name())));
    summary.warnings().forEach(warning -> context.say("Warning: " + warning));
    context.say("Dataset in " + dataset + ", with report.html");
  }
}
