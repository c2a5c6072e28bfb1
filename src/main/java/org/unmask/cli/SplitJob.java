package org.unmask.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.unmask.PipelineException;
import org.unmask.audit.ShortcutAuditor;
import org.unmask.dataset.DatasetBuilder;
import org.unmask.dataset.ExecutorCodec;
import org.unmask.dataset.ImageFolder;
import org.unmask.dataset.ImageTable;
import org.unmask.report.Manifest;
import org.unmask.split.DatasetSummary;
import org.unmask.storage.OutputTarget.IfPresent;
import org.unmask.tensorflow.TensorFlowCodecRecipe;

/** {@code unmask split}. */
final class SplitJob implements Work<SplitRequest> {

  @Override
  public void run(SplitRequest request, CommandContext context) {
    if (request.onLeak() == SplitRequest.OnLeak.FAIL
        && context.settings().split().audit().isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid --fail-on-leak: the shortcut audit, which would find one, is off"
              + " (split.audit.run)");
    }
    DatasetSummary summary = build(request, context.settings(), context);
    SplitOutcome.lines(summary, request.dataset()).forEach(context::say);
    List<String> leaks = SplitOutcome.leaks(summary);
    if (request.onLeak() == SplitRequest.OnLeak.FAIL && !leaks.isEmpty()) {
      throw new PipelineException(
          "Cannot accept the dataset %s (it was written): %s"
              .formatted(request.dataset(), String.join("; ", leaks)));
    }
  }

  /** Builds the dataset and its report, and says nothing. */
  static DatasetSummary build(SplitRequest request, Settings settings, CommandContext context) {
    DatasetBuilder builder = builder(request, settings, context);
    return switch (request.ifThere()) {
      case REFUSE -> builder.build(request.dataset(), IfPresent.REFUSE);
      case REPLACE -> builder.build(request.dataset(), IfPresent.REPLACE);
      case APPEND -> builder.append(request.dataset());
    };
  }

  private static DatasetBuilder builder(
      SplitRequest request, Settings settings, CommandContext context) {
    SplitSettings split = settings.split();
    Manifest.Recording recording = context.recording();
    request.options().forEach(recording::option);
    recording.input(
        "images",
        Stream.concat(request.images().stream(), request.tables().stream())
            .map(ImageFolder::path)
            .collect(Collectors.joining(" ")));
    TensorFlowCodecRecipe codec = new TensorFlowCodecRecipe();
    Configuration configuration = context.spark().sparkContext().hadoopConfiguration();
    DatasetBuilder builder =
        new DatasetBuilder(context.spark(), codec)
            .images(request.images())
            .tables(request.tables().stream().map(table -> table(table, split)).toList())
            .labels(split.labels())
            .fractions(settings.fractions())
            .seed(settings.seed())
            .limits(settings.imageLimits())
            .maxRejectedShare(split.maxRejectedShare())
            .finish(
                new DatasetReporter(
                    recording,
                    new ExecutorCodec(codec, settings.imageLimits()),
                    settings.seed(),
                    configuration))
            .progress(context.progress());
    request.metadata().ifPresent(path -> builder.metadata(split.metadata(path)));
    split.groupPattern().ifPresent(builder::groupPattern);
    split.maxDistance().ifPresent(builder::nearDuplicatesWithin);
    split
        .audit()
        .ifPresent(
            audit ->
                builder.audit(
                    new ShortcutAuditor(
                            context.spark(), audit.threshold(), settings.seed(), audit.maxImages())
                        ::audit));
    if (request.folderSplits() == SplitRequest.FolderSplits.KEPT) {
      builder.keepSplits();
    }
    return builder;
  }

  private static ImageTable table(ImageFolder named, SplitSettings split) {
    return new ImageTable(named.path(), named.source(), split.tableColumns());
  }
}
