package org.unmask.cli;

import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.unmask.Progress;
import org.unmask.dataset.ExecutorCodec;
import org.unmask.dataset.SparkFailure;
import org.unmask.model.ClassifierRecipe;
import org.unmask.report.Manifest;
import org.unmask.scoring.Batching;
import org.unmask.scoring.CorpusInput;
import org.unmask.scoring.CorpusScorer;
import org.unmask.scoring.ExecutorClassifier;
import org.unmask.scoring.ScoresSchema;
import org.unmask.scoring.ScoringSummary;
import org.unmask.storage.LiteralPath;
import org.unmask.tensorflow.FrozenModel;
import org.unmask.tensorflow.TensorFlowCodecRecipe;

/** {@code unmask score}. */
final class ScoreJob implements Work<ScoreRequest> {
  private static final int MOST_SHOWN = 50;

  @Override
  public void run(ScoreRequest request, CommandContext context) {
    Manifest.Recording recording = context.recording();
    Settings settings = context.settings();
    ScoreSettings score = settings.score();
    FrozenModel model = ModelFolder.read(request.model(), request.threshold());
    context.requireDevice(request.device());
    recording
        .option("--device", DeviceOption.word(request.device()))
        .option("--threshold", ModelFolder.described(model));
    CorpusInput input = input(request, score);
    try {
      CorpusScorer scorer =
          scorer(
                  context,
                  model.recipe(settings.imageLimits(), request.device(), score.precision()),
                  context.progress())
              .finish(new ScoresReporter(recording, model.spec(), input, configuration(context)));
      ScoringSummary summary =
          scorer.score(input, request.scores(), request.begin(), request.ifUnfinished());
      ScoreReport.lines(summary, model.spec(), request.begin()).forEach(context::say);
      if (summary.files() <= MOST_SHOWN) {
        show(context, request.scores());
      }
      context.say("Scores in " + request.scores());
    } finally {
      ExecutorClassifier.closeAll();
      ExecutorCodec.closeAll();
    }
  }

  /** A scorer by the settings, which measures what the model knows of its validation images. */
  static CorpusScorer scorer(CommandContext context, ClassifierRecipe recipe, Progress progress) {
    Settings settings = context.settings();
    ScoreSettings score = settings.score();
    CorpusScorer scorer =
        new CorpusScorer(
                context.spark(),
                recipe,
                settings.imageLimits(),
                Batching.of(score.batchSize()),
                score.imagesPerTask(),
                progress)
            .chunksOf(score.imagesPerChunk());
    return recipe.spec().reference().traits().bins().isEmpty()
        ? scorer
        : scorer.measuring(new TensorFlowCodecRecipe());
  }

  private static CorpusInput input(ScoreRequest request, ScoreSettings settings) {
    String first = request.inputs().get(0);
    return switch (request.kind()) {
      case IMAGES -> new CorpusInput.Files(request.inputs());
      case LIST -> new CorpusInput.PathList(first, settings.listColumn());
      case TABLE ->
          new CorpusInput.Table(first, settings.tableContentColumn(), settings.tableIdColumn());
    };
  }

  private static Configuration configuration(CommandContext context) {
    return context.spark().sparkContext().hadoopConfiguration();
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
