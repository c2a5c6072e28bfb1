package org.unmask.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.unmask.report.DatasetReport.Example;
import org.unmask.split.DatasetSummary;
import org.unmask.split.RejectReason;

/** The files that were found and are not in the dataset. */
final class RejectedFiles {

  private static final int MOST_EXAMPLES = 10;
  private static final int MOST_PATH = 200;

  private RejectedFiles() {}

  static void add(Html html, DatasetReport report) {
    DatasetSummary summary = report.summary();
    html.element("h2", "Rejected files");
    if (summary.rejected().values().stream().allMatch(count -> count == 0)) {
      html.element("p", "None: every file found could be used.");
    } else {
      List<Map.Entry<RejectReason, Long>> reasons =
          summary.rejected().entrySet().stream()
              .filter(reason -> reason.getValue() > 0)
              .sorted(
                  Map.Entry.<RejectReason, Long>comparingByValue(Comparator.reverseOrder())
                      .thenComparing(Map.Entry.comparingByKey()))
              .toList();
      html.table(
          "words",
          List.of("Reason", "Files", "What it means"),
          reasons.stream()
              .map(
                  reason ->
                      List.of(
                          name(reason.getKey()),
                          Numbers.count(reason.getValue()),
                          meaning(reason.getKey(), summary)))
              .toList());
      for (Map.Entry<RejectReason, Long> reason : reasons) {
        examples(
            html,
            name(reason.getKey()),
            reason.getValue(),
            report.rejectExamples().getOrDefault(reason.getKey(), List.of()));
      }
    }
    duplicates(html, report);
  }

  private static void examples(Html html, String name, long count, List<Example> examples) {
    if (examples.isEmpty()) {
      return;
    }
    html.element("h3", name);
    html.table(
        "paths",
        List.of("File", "What was wrong"),
        examples.stream()
            .limit(MOST_EXAMPLES)
            .map(example -> List.of(shown(example.path()), shown(example.detail())))
            .toList());
    DatasetTables.more(html, count - Math.min(MOST_EXAMPLES, examples.size()), "file");
  }

  private static void duplicates(Html html, DatasetReport report) {
    long count = report.summary().duplicates();
    html.element("h3", "Exact duplicates");
    if (count == 0) {
      html.element("p", "None: no two files of one label have the same bytes.");
      return;
    }
    html.element(
        "p",
        "%s had the bytes of another file under the same label; kept was %s."
            .formatted(Numbers.counted(count, "file"), kept(report.summary())));
    if (!report.duplicateExamples().isEmpty()) {
      html.table(
          "paths",
          List.of("Kept", "Left out"),
          report.duplicateExamples().stream()
              .limit(MOST_EXAMPLES)
              .map(copy -> List.of(shown(copy.kept()), shown(copy.copy())))
              .toList());
      DatasetTables.more(
          html, count - Math.min(MOST_EXAMPLES, report.duplicateExamples().size()), "file");
    }
  }

  private static String kept(DatasetSummary summary) {
    return summary.generations() == 1
        ? "the one with the smallest path"
        : "the one that the dataset had before, or else that with the smallest path";
  }

  private static String shown(String raw) {
    return Visible.shortened(raw, MOST_PATH);
  }

  private static String name(RejectReason reason) {
    return switch (reason) {
      case EMPTY_FILE -> "Empty file";
      case TOO_MANY_BYTES -> "File too large";
      case NOT_AN_IMAGE -> "Not an image";
      case UNSUPPORTED_FORMAT -> "Format not supported";
      case TOO_MANY_PIXELS -> "Too many pixels";
      case CORRUPT -> "Corrupt";
      case UNREADABLE -> "Unreadable";
      case NO_LABEL -> "No label";
      case NOT_IN_METADATA -> "Not in the metadata";
      case LABEL_CONFLICT -> "Label conflict";
      case TORN_GROUP -> "Torn group";
      case DUPLICATE -> "Duplicate";
    };
  }

  private static String meaning(RejectReason reason, DatasetSummary summary) {
    return switch (reason) {
      case EMPTY_FILE -> "The file has no bytes.";
      case TOO_MANY_BYTES -> "The file is over the limit of bytes in the settings.";
      case NOT_AN_IMAGE -> "Its first bytes are those of no image format.";
      case UNSUPPORTED_FORMAT -> "An image, but of a format that cannot be decoded here.";
      case TOO_MANY_PIXELS -> "The image is over the limit of pixels in the settings.";
      case CORRUPT -> "It begins like an image and cannot be decoded.";
      case UNREADABLE -> "The storage did not give its bytes.";
      case NO_LABEL -> "No folder above it says REAL or FAKE.";
      case NOT_IN_METADATA -> "The metadata file does not name it.";
      case LABEL_CONFLICT ->
          summary.generations() == 1
              ? "The same bytes came under both labels; neither is believed."
              : "The same bytes came under both labels; none that was new then is believed, nor, in"
                  + " datasets made since 2026-11-29, that came later. What the dataset had before stays under its label.";
      case TORN_GROUP -> "It joins groups that are in more than one split of the dataset already.";
      case DUPLICATE -> "The same bytes came under the same label.";
    };
  }
}
