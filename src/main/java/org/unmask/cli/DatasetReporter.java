package org.unmask.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.unmask.dataset.DatasetFinish;
import org.unmask.dataset.DatasetParts;
import org.unmask.dataset.ExecutorCodec;
import org.unmask.report.DatasetHtml;
import org.unmask.report.DatasetPlots;
import org.unmask.report.DatasetReport;
import org.unmask.report.Manifest;
import org.unmask.report.Plot;
import org.unmask.split.DatasetSummary;
import org.unmask.storage.TextFile;

/** Writes {@code report.html}, {@code plots/} and {@code manifest.json} beside a dataset. */
final class DatasetReporter implements DatasetFinish {
  private final Manifest.Recording recording;
  private final ExecutorCodec codec;
  private final long seed;
  private final Configuration configuration;

  DatasetReporter(
      Manifest.Recording recording, ExecutorCodec codec, long seed, Configuration configuration) {
    this.recording = recording;
    this.codec = codec;
    this.seed = seed;
    this.configuration = configuration;
  }

  @Override
  public void write(Path staging, DatasetSummary summary, DatasetParts parts) throws IOException {
    DatasetReport report = report(summary, parts);
    List<Plot> plots = DatasetPlots.of(report);
    Path folder = new Path(staging, "plots");
    for (Plot plot : plots) {
      Path file = new Path(folder, plot.fileName());
      try (OutputStream out = file.getFileSystem(configuration).create(file, true)) {
        out.write(plot.png());
      }
    }
    recording.input("dataset", summary.fingerprint());
    Manifest manifest = recording.finish(Versions.withPlatform());
    TextFile.write(
        new Path(staging, "report.html"), DatasetHtml.of(report, plots, manifest), configuration);
    TextFile.write(
        new Path(staging, "manifest.json"), manifest.toJson().toPrettyString(), configuration);
  }

  private DatasetReport report(DatasetSummary summary, DatasetParts parts) {
    DatasetPictures pictures =
        new DatasetPictures(
            new Thumbnails(codec.here(), codec.limits().maxBytes(), configuration), seed);
    DatasetFacts.Rejects rejects = DatasetFacts.Rejects.of(parts.rejected());
    return new DatasetReport(
        summary,
        summary.audit(),
        DatasetFacts.sizes(parts.index()),
        DatasetReport.Groups.of(parts.census()),
        summary.nearDuplicates().isEmpty()
            ? Optional.empty()
            : Optional.of(pictures.nearDuplicates(parts.joined())),
        pictures.samples(parts.index(), summary),
        rejects.examples(),
        rejects.copies());
  }
}
