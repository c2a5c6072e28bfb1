package org.unmask.cli;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.unmask.dataset.DatasetReader;
import org.unmask.model.Device;
import org.unmask.model.TraitCounts;
import org.unmask.scoring.Batching;
import org.unmask.scoring.DatasetScorer;
import org.unmask.scoring.ExecutorClassifier;
import org.unmask.split.SplitName;
import org.unmask.storage.LocalPath;
import org.unmask.tensorflow.Ensemble;
import org.unmask.tensorflow.FrozenModel;

/** From what was trained to a model: its ensemble, calibration and thresholds, by validation. */
final class ModelFinish {
  private final CommandContext context;
  private final Device device;
  private final DatasetReader dataset;
  private final RunFolder run;

  ModelFinish(CommandContext context, Device device, DatasetReader dataset, RunFolder run) {
    this.context = context;
    this.device = device;
    this.dataset = dataset;
    this.run = run;
  }

  /**
   * A model that is done.
   *
   * @param scores of the validation split, before the last calibration; read from the run's cache
   *     each time, so that no row of them stays in memory
   */
  record Finished(FrozenModel model, Dataset<Row> scores) {}

  /**
   * Finishes it. In an ensemble it is calibrated twice: alone, so that it speaks as surely as the
   * others do, and with them.
   */
  Finished of(FrozenModel trained, Optional<Ensemble> ensemble, Map<String, String> origin) {
    TraitCounts traits = DatasetTraits.of(dataset, SplitName.VALIDATION);
    ChoiceSettings choice = context.settings().choice();
    Dataset<Row> scores = validationScores(trained, "validation-scores");
    FrozenModel alone =
        new ModelChoice(scores.toLocalIterator(), traits).apply(trained, origin, choice);
    if (ensemble.isEmpty()) {
      return new Finished(alone, scores);
    }
    FrozenModel together = ensemble.get().with(alone);
    Dataset<Row> sums = validationScores(together, "validation-scores-ensemble");
    return new Finished(
        new ModelChoice(sums.toLocalIterator(), traits).apply(together, origin, choice), sums);
  }

  private Dataset<Row> validationScores(FrozenModel model, String name) {
    Settings settings = context.settings();
    Dataset<Row> scores =
        new DatasetScorer(
                context.spark(),
                model.recipe(settings.imageLimits(), device, settings.score().precision()),
                Batching.of(settings.score().batchSize()),
                context.progress())
            .write(
                dataset.split(SplitName.VALIDATION), LocalPath.asHadoop(run.cache().resolve(name)))
            .select("image_id", "path", "group_id", "source", "label", "logit");
    // A classifier that this JVM has open is of this model alone.
    ExecutorClassifier.closeAll();
    return scores;
  }
}
