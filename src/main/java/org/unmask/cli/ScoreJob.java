package org.unmask.cli;

import java.util.Locale;
import org.unmask.scoring.Batching;
import org.unmask.scoring.CorpusScorer;
import org.unmask.scoring.ExecutorClassifier;
import org.unmask.scoring.ScoringSummary;
import org.unmask.tensorflow.FrozenModel;

/** {@code unmask score}. */
final class ScoreJob implements Work<ScoreRequest> {

  @Override
  public void run(ScoreRequest request, CommandContext context) {
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
      context.say("Scores in " + request.scores());
    } finally {
      ExecutorClassifier.closeAll();
    }
  }
}
