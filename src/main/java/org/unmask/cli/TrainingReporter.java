package org.unmask.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.unmask.dataset.DatasetReader;
import org.unmask.evaluation.Evaluation;
import org.unmask.evaluation.EvaluationPlan;
import org.unmask.evaluation.Evaluator;
import org.unmask.evaluation.Familiarity;
import org.unmask.evaluation.Mistakes;
import org.unmask.model.ModelSpec;
import org.unmask.model.PlattScaling;
import org.unmask.model.ThresholdChoice;
import org.unmask.report.HistoryCsv;
import org.unmask.report.Manifest;
import org.unmask.report.Plot;
import org.unmask.report.TrainingHtml;
import org.unmask.report.TrainingPlots;
import org.unmask.report.TrainingReport;
import org.unmask.report.WholeFile;
import org.unmask.split.SplitName;
import org.unmask.training.EpochResult;
import org.unmask.training.InitialShare;
import org.unmask.training.TrainingPlan;

/** Writes what a run leaves for people: history, plots, report and manifest. */
final class TrainingReporter {
  private final CommandContext context;
  private final DatasetReader dataset;
  private final RunFolder run;

  TrainingReporter(CommandContext context, DatasetReader dataset, RunFolder run) {
    this.context = context;
    this.dataset = dataset;
    this.run = run;
  }

  /**
   * Writes all of it.
   *
   * @param history of all phases; empty where there was none
   * @param share how much of the initial weights the trained network has
   * @param finished the model that came out
   */
  void write(
      List<EpochResult> history,
      InitialShare share,
      ModelFinish.Finished finished,
      Manifest.Recording recording) {
    WholeFile.write(run.history(), HistoryCsv.write(history));
    TrainingPlan plan = context.settings().trainingPlan();
    ModelSpec spec = finished.model().spec();
    ScoredRows validation = validation(finished.scores().toLocalIterator(), spec);
    TrainingReport report =
        new TrainingReport(
            plan,
            dataset.summary(),
            history,
            share,
            finished.model().networks(),
            context.settings().choice().calibrationSources(),
            measure(validation, spec),
            Mistakes.hardest(validation.images()),
            plan.fineTune().wanted()
                ? new AugmentationSamples(
                        dataset, plan, context.settings().imageLimits(), context::say)
                    .draw()
                : List.of());
    List<Plot> plots = TrainingPlots.of(report);
    for (Plot plot : plots) {
      WholeFile.write(run.plots().resolve(plot.fileName()), plot.png());
    }
    Dataset<Row> images = dataset.split(SplitName.VALIDATION);
    var pictures = MistakePictures.of(images, report.hardest(), context.settings().imageLimits());
    Manifest manifest = recording.stageDone("report").finish(Versions.withPlatform());
    WholeFile.write(run.report(), TrainingHtml.of(report, plots, pictures, manifest));
    WholeFile.write(run.manifest(), manifest.toJson());
  }

  private static ScoredRows validation(Iterator<Row> scores, ModelSpec spec) {
    PlattScaling scaling =
        new PlattScaling(
            spec.temperature(), spec.measurements().getOrDefault(ModelChoice.SHIFT, 0.0));
    return ScoredRows.of(
        scores, row -> scaling.probability(row.getDouble(row.fieldIndex("logit"))));
  }

  private Evaluation measure(ScoredRows validation, ModelSpec spec) {
    return new Evaluator(context.spark())
        .evaluate(
            validation.images(),
            new EvaluationPlan(
                spec.modelId(),
                SplitName.VALIDATION.folder(),
                Familiarity.CHOSEN_ON,
                Map.of(),
                new ThresholdChoice(spec.threshold(), spec.thresholdRule()),
                validation.unscoredBySource(),
                context.settings().bootstrapReplicates(),
                context.settings().seed()));
  }
}
