package org.unmask.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClassificationReportTest {

  @Test
  void speaksOfEachClassAndOfBothMeans() {
    // 10 fakes (8 found), 30 reals (24 left alone).
    ClassificationReport report = ClassificationReport.of(new ConfusionMatrix(8, 6, 24, 2));
    assertThat(report.fake())
        .isEqualTo(new ClassificationReport.Row(8 / 14.0, 8 / 10.0, 16 / 24.0, 10));
    assertThat(report.real())
        .isEqualTo(new ClassificationReport.Row(24 / 26.0, 24 / 30.0, 48 / 56.0, 30));
    assertThat(report.macro().precision()).isCloseTo((8 / 14.0 + 24 / 26.0) / 2, within(1e-15));
    assertThat(report.weighted().precision())
        .isCloseTo(0.25 * 8 / 14.0 + 0.75 * 24 / 26.0, within(1e-15));
    assertThat(report.weighted().support()).isEqualTo(40);
  }

  @Test
  void hasTheAccuracyAsItsWeightedRecall() {
    ConfusionMatrix matrix = new ConfusionMatrix(8, 7, 24, 2);
    assertThat(ClassificationReport.of(matrix).weighted().recall())
        .isCloseTo(matrix.accuracy(), within(1e-15));
  }

  @Test
  void isNanWhereAClassIsMissing() {
    ClassificationReport report = ClassificationReport.of(new ConfusionMatrix(3, 0, 0, 1));
    assertThat(report.fake().recall()).isEqualTo(0.75);
    assertThat(report.real().recall()).isNaN();
    assertThat(report.macro().recall()).isNaN();
    assertThat(report.weighted().recall()).isEqualTo(0.75);
    assertThat(ClassificationReport.of(new ConfusionMatrix(0, 1, 3, 0)).weighted().recall())
        .isEqualTo(0.75);
    assertThat(ClassificationReport.of(ConfusionMatrix.EMPTY).weighted().f1()).isNaN();
  }
}
