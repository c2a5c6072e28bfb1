package org.unmask.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.unmask.PipelineException;
import org.unmask.model.ModelSpec;
import org.unmask.report.Manifest;
import org.unmask.report.Plot;
import org.unmask.report.ScoresPlot;
import org.unmask.scoring.CorpusInput;
import org.unmask.scoring.ScoresFinish;
import org.unmask.scoring.ScoringSummary;
import org.unmask.storage.TextFile;

/** Writes {@code _histogram.png} and {@code _manifest.json} beside the rows of scores. */
record ScoresReporter(
    Manifest.Recording recording, ModelSpec spec, CorpusInput input, Configuration configuration)
    implements ScoresFinish {

  @Override
  public void write(Path staging, ScoringSummary summary) {
    Plot plot = ScoresPlot.of(summary.histogram(), spec.threshold());
    Path file = new Path(staging, plot.fileName());
    try (OutputStream out = file.getFileSystem(configuration).create(file, true)) {
      out.write(plot.png());
    } catch (IOException e) {
      throw new PipelineException("Cannot write " + file + ": " + e.getMessage(), e);
    }
    recording.input("model", summary.modelId()).input("images", input.described());
    TextFile.write(
        new Path(staging, "_manifest.json"),
        recording.finish(Versions.withPlatform()).toJson().toPrettyString(),
        configuration);
  }
}
