package org.unmask.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unmask.evaluation.ConfusionMatrix;
import org.unmask.evaluation.Evaluation;
import org.unmask.evaluation.Evaluations;
import org.unmask.evaluation.Familiarity;

class EvaluationJsonTest {

  @Test
  void hasExactlyTheseKeys() {
    ObjectNode json = EvaluationJson.of(Evaluations.sample());
    assertThat(keys(json))
        .containsExactly(
            "model_id",
            "split",
            "seen_in_training",
            "degradation",
            "seed",
            "counts",
            "roc_auc",
            "roc_auc_interval",
            "average_precision",
            "area_under_pr",
            "eer",
            "accuracy",
            "accuracy_interval",
            "balanced_accuracy",
            "matthews_correlation",
            "ece",
            "brier",
            "threshold",
            "threshold_rule",
            "confusion_matrix",
            "classification_report",
            "by_source");
    assertThat(keys(json.path("counts"))).containsExactly("images", "real", "fake", "unscored");
    assertThat(keys(json.path("confusion_matrix"))).containsExactly("tp", "fp", "tn", "fn");
    assertThat(keys(json.path("roc_auc_interval"))).containsExactly("confidence", "low", "high");
    assertThat(keys(json.path("classification_report")))
        .containsExactly("REAL", "FAKE", "macro_average", "weighted_average");
    assertThat(keys(json.path("classification_report").path("FAKE")))
        .containsExactly("precision", "recall", "f1", "support");
    assertThat(keys(json.path("by_source").path(0)))
        .containsExactly(
            "source",
            "images",
            "real",
            "fake",
            "roc_auc",
            "roc_auc_interval",
            "accuracy",
            "ece",
            "confusion_matrix");
  }

  @Test
  void holdsTheNumbersOfTheEvaluation() {
    Evaluation evaluation = Evaluations.sample();
    ConfusionMatrix matrix = evaluation.confusionMatrix();
    JsonNode json = EvaluationJson.of(evaluation);
    assertThat(json.path("roc_auc").asDouble()).isEqualTo(evaluation.curves().rocAuc());
    assertThat(json.path("counts").path("images").asLong()).isEqualTo(2400);
    assertThat(json.path("counts").path("unscored").asLong()).isEqualTo(3);
    assertThat(json.path("confusion_matrix").path("fp").asLong()).isEqualTo(matrix.fp());
    assertThat(json.path("accuracy").asDouble()).isEqualTo(matrix.accuracy());
    assertThat(json.path("classification_report").path("REAL").path("recall").asDouble())
        .isEqualTo(matrix.specificity());
    assertThat(json.path("by_source")).hasSize(3);
  }

  @Test
  void saysWhatWasDoneToEachImageFirst() {
    assertThat(EvaluationJson.of(Evaluations.sample()).path("degradation").toString())
        .isEqualTo("{}");
    assertThat(EvaluationJson.of(Evaluations.degraded()).path("degradation").toString())
        .isEqualTo("{\"blur\":1.5,\"jpeg\":50.0}");
  }

  @Test
  void saysWhetherImagesOfTheSplitHadASayInTheModel() {
    for (Familiarity familiarity : Familiarity.values()) {
      JsonNode json = EvaluationJson.of(Evaluations.familiar(familiarity));
      assertThat(json.path("seen_in_training").isBoolean()).isTrue();
      assertThat(json.path("seen_in_training").asBoolean())
          .isEqualTo(familiarity != Familiarity.NEW);
    }
  }

  @Test
  void writesNullWhereAMeasureIsNotDefined() {
    JsonNode fakes = EvaluationJson.of(Evaluations.fakesOnly());
    assertThat(fakes.path("roc_auc").isNull()).isTrue();
    assertThat(fakes.path("average_precision").isNull()).isTrue();
    assertThat(fakes.path("roc_auc_interval").path("low").isNull()).isTrue();
    assertThat(fakes.path("accuracy").asDouble()).isEqualTo(2 / 3.0);
    assertThat(EvaluationJson.of(Evaluations.empty()).toString()).doesNotContain("NaN");
  }

  private static Iterable<String> keys(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }
}
