package org.unmask.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unmask.audit.AuditRows.labels;
import static org.unmask.audit.NumericFeature.MISSING;

import org.junit.jupiter.api.Test;
import org.unmask.split.ShortcutAudit.Feature;
import org.unmask.split.ShortcutAudit.Measure;

class NumericFeatureTest {

  @Test
  void isAsStrongAsTheShareOfPairsThatItOrders() {
    // Pairs: 4 > 1, 4 < 6, 9 > 1, 9 > 6.
    NumericFeature sharpness = new NumericFeature("sharpness", new double[] {1, 4, 6, 9});

    assertThat(sharpness.measured(labels("RFRF")))
        .isEqualTo(new Feature("sharpness", Measure.ROC_AUC, 0.75, "higher in FAKE"));
    assertThat(sharpness.measured(labels("FRFR")))
        .isEqualTo(new Feature("sharpness", Measure.ROC_AUC, 0.75, "lower in FAKE"));
  }

  @Test
  void tellsNothingWhereConstantOrBalanced() {
    assertThat(new NumericFeature("width", new double[] {7, 7, 7}).measured(labels("RFF")))
        .isEqualTo(new Feature("width", Measure.ROC_AUC, 0.5, "constant"));
    assertThat(new NumericFeature("width", new double[] {1, 2, 3}).measured(labels("RFR")))
        .isEqualTo(new Feature("width", Measure.ROC_AUC, 0.5, "neither way"));
  }

  @Test
  void countsAMissingValueAsTheLowest() {
    // Fakes -, 9 against reals -, 5: a tie, a loss, and two wins.
    assertThat(
            new NumericFeature("jpeg_quality", new double[] {MISSING, 9, MISSING, 5})
                .measured(labels("FFRR")))
        .isEqualTo(
            new Feature(
                "jpeg_quality",
                Measure.ROC_AUC,
                2.5 / 4,
                "higher in FAKE, missing counting as lowest"));
    assertThat(
            new NumericFeature("jpeg_quality", new double[] {MISSING, MISSING, 0, 5})
                .measured(labels("FFRR"))
                .strength())
        .isEqualTo(1);
  }

  @Test
  void isPresentWhereAnyImageHasAValue() {
    assertThat(new NumericFeature("sharpness", new double[] {MISSING, MISSING}).present())
        .isFalse();
    assertThat(new NumericFeature("sharpness", new double[] {MISSING, 0}).present()).isTrue();
  }
}
