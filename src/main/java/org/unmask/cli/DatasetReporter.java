package org.unmask.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.unmask.dataset.Beside;
import org.unmask.dataset.DatasetFinish;
import org.unmask.dataset.DatasetParts;
import org.unmask.dataset.ExecutorCodec;
import org.unmask.report.DatasetHtml;
import org.unmask.report.DatasetPlots;
import org.unmask.report.DatasetReport;
import org.unmask.report.DatasetReport.NearDuplicates;
import org.unmask.report.DatasetReport.Picture;
import org.unmask.report.DatasetReport.Sizes;
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

  /** What needs Spark is asked side by side: each is a chain of small jobs. */
  private DatasetReport report(DatasetSummary summary, DatasetParts parts) {
    DatasetPictures pictures =
        new DatasetPictures(
            new Thumbnails(codec.here(), codec.limits().maxBytes(), configuration), seed);
    try (Beside<DatasetFacts.Rejects> rejects =
            Beside.start(
                "report on rejected files", () -> DatasetFacts.Rejects.of(parts.rejected()));
        Beside<Sizes> sizes =
            Beside.start("report on sizes", () -> DatasetFacts.sizes(parts.index()))) {
      Optional<NearDuplicates> nearDuplicates =
          summary.nearDuplicates().map(found -> pictures.nearDuplicates(parts.joined()));
      List<Picture> samples = pictures.samples(parts.index(), summary);
      return new DatasetReport(
          summary,
          summary.audit(),
          sizes.join(),
          DatasetReport.Groups.of(parts.census()),
          nearDuplicates,
          samples,
          rejects.join().examples(),
          rejects.join().copies());
    }
  }
}
