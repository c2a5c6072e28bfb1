package org.unmask.cli;

import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.unmask.dataset.SparkFailure;
import org.unmask.report.Manifest;
import org.unmask.scoring.Batching;
import org.unmask.scoring.CorpusScorer;
import org.unmask.scoring.ExecutorClassifier;
import org.unmask.scoring.ScoresSchema;
import org.unmask.scoring.ScoringSummary;
import org.unmask.storage.LiteralPath;
import org.unmask.storage.TextFile;
import org.unmask.tensorflow.FrozenModel;

/** {@code unmask score}. */
final class ScoreJob implements Work<ScoreRequest> {
  private static final int MOST_SHOWN = 50;

  @Override
  public void run(ScoreRequest request, CommandContext context) {
    Manifest.Recording recording = context.recording();
    Settings settings = context.settings();
    FrozenModel model = ModelFolder.read(request.model());
    try {
      ScoringSummary summary =
          new CorpusScorer(
                  context.spark(),
                  model.recipe(settings.imageLimits()),
                  settings.imageLimits(),
                  Batching.of(settings.score().batchSize()),
                  settings.score().imagesPerTask(),
                  context.progress())
              .score(request.images(), request.scores(), request.ifPresent());
      recording.input("model", summary.modelId());
      recording.input("images", String.join(" ", request.images()));
      TextFile.write(
          new Path(request.scores(), "_manifest.json"),
          recording.finish(Versions.withPlatform()).toJson().toPrettyString(),
          context.spark().sparkContext().hadoopConfiguration());
      context.say(
          String.format(
              Locale.ROOT,
              "Scored %,d of %,d files in %.0f s, %.1f images/s: %,d FAKE, %,d REAL at threshold %.3f",
              summary.scored(),
              summary.files(),
              summary.seconds(),
              summary.imagesPerSecond(),
              summary.fakes(),
              summary.reals(),
              model.spec().threshold()));
      if (!summary.errors().isEmpty()) {
        context.say("Not scored, each a row with its error: " + summary.errors());
      }
      if (summary.files() <= MOST_SHOWN) {
        show(context, request.scores());
      }
      context.say("Scores in " + request.scores());
    } finally {
      ExecutorClassifier.closeAll();
    }
  }

  /** So few that a person may want to see them here rather than in a table. */
  private static void show(CommandContext context, String scores) {
    List<Row> rows =
        SparkFailure.named(
            "read the scores in " + scores,
            () ->
                context
                    .spark()
                    .read()
                    .schema(ScoresSchema.SCHEMA)
                    .parquet(LiteralPath.of(scores))
                    .sort(
                        functions.col(ScoresSchema.PROBABILITY_FAKE).desc_nulls_last(),
                        functions.col(ScoresSchema.PATH))
                    .collectAsList());
    rows.forEach(row -> context.say(line(row)));
  }

  private static String line(Row row) {
    String path = row.getString(row.fieldIndex(ScoresSchema.PATH));
    String name = path.substring(path.lastIndexOf('/') + 1);
    return row.isNullAt(row.fieldIndex(ScoresSchema.ERROR))
        ? String.format(
            Locale.ROOT,
            "  %.3f  %-4s  %s",
            row.getDouble(row.fieldIndex(ScoresSchema.PROBABILITY_FAKE)),
            row.getString(row.fieldIndex(ScoresSchema.VERDICT)),
            name)
        : "  %s  %s".formatted(row.getString(row.fieldIndex(ScoresSchema.ERROR)), name);
  }
}
