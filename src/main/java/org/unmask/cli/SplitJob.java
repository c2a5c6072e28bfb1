package org.unmask.cli;

import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.unmask.dataset.DatasetBuilder;
import org.unmask.image.Label;
import org.unmask.report.Manifest;
import org.unmask.split.DatasetSummary;
import org.unmask.split.SplitName;
import org.unmask.storage.TextFile;

/** {@code unmask split}. */
final class SplitJob implements Work<SplitRequest> {

  @Override
  public void run(SplitRequest request, CommandContext context) {
    Manifest.Recording recording = context.recording();
    Settings settings = context.settings();
    DatasetBuilder builder =
        new DatasetBuilder(context.spark())
            .images(request.images())
            .fractions(settings.fractions())
            .seed(settings.seed())
            .limits(settings.imageLimits())
            .progress(context.progress());
    request.metadata().ifPresent(path -> builder.metadata(settings.metadata(path)));
    if (request.folderSplits() == SplitRequest.FolderSplits.KEPT) {
      builder.keepSplits();
    }
    DatasetSummary summary = builder.build(request.dataset(), request.ifPresent());
    recording.input("images", String.join(" ", request.images()));
    recording.input("dataset", summary.fingerprint());
    TextFile.write(
        new Path(request.dataset(), "manifest.json"),
        recording.finish(Versions.withPlatform()).toJson().toPrettyString(),
        context.spark().sparkContext().hadoopConfiguration());
    report(summary, request.dataset(), context);
  }

  private static void report(DatasetSummary summary, String dataset, CommandContext context) {
    long rejected = summary.rejected().values().stream().mapToLong(Long::longValue).sum();
    context.say(
        String.format(
            Locale.ROOT,
            "Found %,d files: %,d accepted, %,d duplicates, %,d rejected %s",
            summary.found(),
            summary.accepted(),
            summary.duplicates(),
            rejected,
            rejected == 0 ? "" : summary.rejected().toString()));
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
    summary.warnings().forEach(warning -> context.say("Warning: " + warning));
    context.say("Dataset in " + dataset);
  }
}
