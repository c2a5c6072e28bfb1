package org.unmask.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.unmask.model.ThresholdChoice;

class EvaluationPlanTest {

  @Test
  void saysInWordsWhatTheModelKnew() {
    assertThat(words(Familiarity.NEW, "balanced")).isEmpty();
    assertThat(words(Familiarity.TRAINED_ON, "balanced"))
        .isEqualTo("which was trained on images of this split");
    assertThat(words(Familiarity.CHOSEN_ON, "balanced"))
        .isEqualTo("whose epoch, calibration and threshold were chosen on images of this split");
    assertThat(words(Familiarity.CHOSEN_ON, ThresholdChoice.BY_HAND))
        .isEqualTo("whose epoch and calibration were chosen on images of this split");
  }

  private static String words(Familiarity familiarity, String rule) {
    return plan(familiarity, rule, Map.of()).familiarityInWords();
  }

  @Test
  void saysInWordsHowManyImagesGotNoScore() {
    assertThat(unscored(Map.of()).unscoredInWords()).isEmpty();
    assertThat(unscored(Map.of("one", 1L)).unscoredInWords())
        .isEqualTo("1 image of the split got no score and is in none of the figures (one 1)");
    EvaluationPlan plan = unscored(Map.of("two", 1200L, "one", 3L));
    assertThat(plan.unscored()).isEqualTo(1203);
    assertThat(plan.unscoredInWords())
        .isEqualTo(
            "1,203 images of the split got no score and are in none of the figures (one 3, two"
                + " 1,200)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> unscored(Map.of("one", 0L)))
        .withMessage("Invalid unscored of one: 0 (1 or more)");
  }

  private static EvaluationPlan unscored(Map<String, Long> bySource) {
    return plan(Familiarity.NEW, "balanced", bySource);
  }

  private static EvaluationPlan plan(
      Familiarity familiarity, String rule, Map<String, Long> unscored) {
    ThresholdChoice threshold = new ThresholdChoice(0.5, rule);
    return new EvaluationPlan(
        "a", "validation", familiarity, Map.of(), threshold, new TreeMap<>(unscored), 1, 7);
  }
}
