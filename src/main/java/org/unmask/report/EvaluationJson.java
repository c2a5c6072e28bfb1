package org.unmask.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.unmask.evaluation.ClassificationReport;
import org.unmask.evaluation.ConfusionMatrix;
import org.unmask.evaluation.Evaluation;
import org.unmask.evaluation.EvaluationPlan;
import org.unmask.evaluation.Familiarity;
import org.unmask.evaluation.Interval;
import org.unmask.evaluation.SourceResult;

/**
 * {@code evaluation.json}: snake_case keys; what is not defined is null, never missing. {@code
 * counts.images} are the images that have a score, {@code counts.unscored} come on top. {@code
 * degradation} has what was done to each image before it was scored, strengths by the names that
 * {@code --degrade} takes; it is empty where images were scored as they are. {@code
 * seen_in_training} says whether images of the split had a say in the model, see {@link
 * Familiarity}.
 */
public final class EvaluationJson {

  private EvaluationJson() {}

  public static ObjectNode of(Evaluation evaluation) {
    EvaluationPlan plan = evaluation.plan();
    ConfusionMatrix matrix = evaluation.confusionMatrix();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("model_id", plan.modelId());
    root.put("split", plan.split());
    root.put("seen_in_training", plan.familiarity() != Familiarity.NEW);
    ObjectNode degradation = root.putObject("degradation");
    plan.degradation().forEach(degradation::put);
    root.put("seed", plan.seed());
    root.putObject("counts")
        .put("images", matrix.total())
        .put("real", matrix.reals())
        .put("fake", matrix.fakes())
        .put("unscored", plan.unscored());
    JsonNumbers.put(root, "roc_auc", evaluation.curves().rocAuc());
    interval(root.putObject("roc_auc_interval"), evaluation.rocAucInterval());
    JsonNumbers.put(root, "average_precision", evaluation.averagePrecision());
    JsonNumbers.put(root, "area_under_pr", evaluation.curves().areaUnderPr());
    JsonNumbers.put(root, "eer", evaluation.equalErrorRate());
    JsonNumbers.put(root, "accuracy", matrix.accuracy());
    interval(root.putObject("accuracy_interval"), evaluation.accuracyInterval());
    JsonNumbers.put(root, "balanced_accuracy", matrix.balancedAccuracy());
    JsonNumbers.put(root, "matthews_correlation", matrix.matthewsCorrelation());
    JsonNumbers.put(root, "ece", evaluation.calibration().expectedError());
    JsonNumbers.put(root, "brier", evaluation.calibration().brier());
    root.put("threshold", plan.threshold().threshold());
    root.put("threshold_rule", plan.threshold().rule());
    counts(root.putObject("confusion_matrix"), matrix);
    report(root.putObject("classification_report"), evaluation.classificationReport());
    ArrayNode sources = root.putArray("by_source");
    evaluation.bySource().forEach(source -> source(sources.addObject(), source));
    return root;
  }

  private static void interval(ObjectNode node, Interval interval) {
    node.put("confidence", 0.95);
    JsonNumbers.put(node, "low", interval.low());
    JsonNumbers.put(node, "high", interval.high());
  }

  private static void counts(ObjectNode node, ConfusionMatrix matrix) {
    node.put("tp", matrix.tp());
    node.put("fp", matrix.fp());
    node.put("tn", matrix.tn());
    node.put("fn", matrix.fn());
  }

  private static void report(ObjectNode node, ClassificationReport report) {
    row(node.putObject("REAL"), report.real());
    row(node.putObject("FAKE"), report.fake());
    row(node.putObject("macro_average"), report.macro());
    row(node.putObject("weighted_average"), report.weighted());
  }

  private static void row(ObjectNode node, ClassificationReport.Row row) {
    JsonNumbers.put(node, "precision", row.precision());
    JsonNumbers.put(node, "recall", row.recall());
    JsonNumbers.put(node, "f1", row.f1());
    node.put("support", row.support());
  }

  private static void source(ObjectNode node, SourceResult result) {
    ConfusionMatrix matrix = result.confusionMatrix();
    node.put("source", result.source());
    node.put("images", matrix.total());
    node.put("real", matrix.reals());
    node.put("fake", matrix.fakes());
    JsonNumbers.put(node, "roc_auc", result.rocAuc());
    interval(node.putObject("roc_auc_interval"), result.rocAucInterval());
    JsonNumbers.put(node, "accuracy", matrix.accuracy());
    JsonNumbers.put(node, "ece", result.calibrationError());
    counts(node.putObject("confusion_matrix"), matrix);
  }
}
