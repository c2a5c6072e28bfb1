package org.unmask.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
    ThresholdChoice threshold = new ThresholdChoice(0.5, rule);
    return new EvaluationPlan("a", "validation", familiarity, Map.of(), threshold, 0, 1, 7)
        .familiarityInWords();
  }
}
