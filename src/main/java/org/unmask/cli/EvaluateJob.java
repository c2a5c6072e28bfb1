package org.unmask.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.unmask.PipelineException;
import org.unmask.dataset.DatasetReader;
import org.unmask.dataset.ExecutorCodec;
import org.unmask.evaluation.Evaluation;
import org.unmask.evaluation.EvaluationPlan;
import org.unmask.evaluation.Evaluator;
import org.unmask.evaluation.Familiarity;
import org.unmask.model.ModelSpec;
import org.unmask.model.ThresholdChoice;
import org.unmask.report.EvaluationHtml;
import org.unmask.report.EvaluationJson;
import org.unmask.report.EvaluationPlots;
import org.unmask.report.Manifest;
import org.unmask.report.Plot;
import org.unmask.report.WholeFile;
import org.unmask.scoring.Batching;
import org.unmask.scoring.DatasetScorer;
import org.unmask.scoring.ExecutorClassifier;
import org.unmask.split.SplitName;
import org.unmask.storage.LocalPath;
import org.unmask.storage.OutputKind;
import org.unmask.storage.OutputTarget;
import org.unmask.tensorflow.FrozenModel;

/** {@code unmask evaluate}: scores a split, measures, and writes JSON, plots and the report. */
final class EvaluateJob implements Work<EvaluateRequest> {
  private static final OutputKind KIND = new OutputKind("an evaluation", "evaluation.json");

  @Override
  public void run(EvaluateRequest request, CommandContext context) throws IOException {
    Settings settings = context.settings();
    Manifest.Recording recording = context.recording();
    FrozenModel model = ModelFolder.read(request.model(), request.threshold());
    context.requireDevice(request.device());
    recording
        .option("--device", DeviceOption.word(request.device()))
        .option("--threshold", ModelFolder.described(model));
    SparkSession spark = context.spark();
    DatasetReader dataset = DatasetReader.open(spark, request.dataset());
    if (dataset.summary().images(request.split()) == 0) {
      throw new IllegalArgumentException(
          "Cannot evaluate: split %s of the dataset holds no image"
              .formatted(request.split().folder()));
    }
    recording.input("dataset", dataset.fingerprint()).input("model", model.spec().modelId());
    if (!request.degradation().strengths().isEmpty()) {
      recording.input("degradation", request.degradation().toString());
      context.say("Each image degraded first: " + request.degradation());
    }
    Path folder =
        DriverPath.of("write run", request.run())
            .toAbsolutePath()
            .normalize()
            .resolve(RunFolder.EVALUATION);
    try (OutputTarget target =
        OutputTarget.open(
            LocalPath.asHadoop(folder),
            KIND,
            request.ifPresent(),
            spark.sparkContext().hadoopConfiguration())) {
      Path staging = LocalPath.of(target.staging().toString());
      Dataset<Row> scores =
          new DatasetScorer(
                  spark,
                  model.recipe(
                      settings.imageLimits(),
                      request.device(),
                      settings.score().precision(),
                      request.degradation()),
                  Batching.of(settings.score().batchSize()),
                  context.progress())
              .write(dataset.split(request.split()), LocalPath.asHadoop(staging.resolve("scores")));
      recording.stageDone("score");
      Familiarity familiarity = familiarity(model.spec(), dataset.fingerprint(), request.split());
      Evaluation evaluation = measure(scores, model.spec(), familiarity, request, context);
      recording.stageDone("measure");
      write(
          evaluation,
          MistakePictures.of(
              dataset.split(request.split()), evaluation.mistakes(), settings.imageLimits()),
          recording,
          staging);
      target.commit();
      EvaluateReport.lines(evaluation, folder).forEach(context::say);
    } finally {
      ExecutorClassifier.closeAll();
      ExecutorCodec.closeAll();
    }
  }

  /**
   * What a model's last training did with a split, by what the model says of its origin. A dataset
   * that has grown since by {@code --append} has another fingerprint and counts as new, though some
   * of its images are not; so do datasets of earlier trainings, and those of an ensemble's members.
   * Of a dataset that only calibrated a model the train split counts as trained on.
   *
   * @param fingerprint of the dataset that the split is of
   */
  static Familiarity familiarity(ModelSpec spec, String fingerprint, SplitName split) {
    if (!fingerprint.equals(spec.origin().get(TrainingInputs.DATASET_FINGERPRINT))) {
      return Familiarity.NEW;
    }
    return switch (split) {
      case TRAIN -> Familiarity.TRAINED_ON;
      case VALIDATION -> Familiarity.CHOSEN_ON;
      case TEST -> Familiarity.NEW;
    };
  }

  private static Evaluation measure(
      Dataset<Row> scores,
      ModelSpec spec,
      Familiarity familiarity,
      EvaluateRequest request,
      CommandContext context) {
    ScoredRows scored =
        ScoredRows.of(
            scores.toLocalIterator(), row -> row.getDouble(row.fieldIndex("probability_fake")));
    if (scored.images().size() == 0) {
      throw new PipelineException(
          "Cannot evaluate: none of the %d images could be scored"
              .formatted(
                  scored.unscoredBySource().values().stream().mapToLong(Long::longValue).sum()));
    }
    Settings settings = context.settings();
    return new Evaluator(context.spark())
        .evaluate(
            scored.images(),
            new EvaluationPlan(
                spec.modelId(),
                request.split().folder(),
                familiarity,
                request.degradation().byKey(),
                new ThresholdChoice(spec.threshold(), spec.thresholdRule()),
                scored.unscoredBySource(),
                settings.bootstrapReplicates(),
                settings.seed()));
  }

  private static void write(
      Evaluation evaluation,
      Map<String, byte[]> thumbnails,
      Manifest.Recording recording,
      Path folder) {
    List<Plot> plots = EvaluationPlots.of(evaluation);
    for (Plot plot : plots) {
      WholeFile.write(folder.resolve("plots").resolve(plot.fileName()), plot.png());
    }
    WholeFile.write(folder.resolve(KIND.mark()), EvaluationJson.of(evaluation));
    Manifest manifest = recording.stageDone("plots").finish(Versions.withPlatform());
    WholeFile.write(
        folder.resolve("report.html"), EvaluationHtml.of(evaluation, plots, thumbnails, manifest));
    WholeFile.write(folder.resolve("manifest.json"), manifest.toJson());
  }
}
