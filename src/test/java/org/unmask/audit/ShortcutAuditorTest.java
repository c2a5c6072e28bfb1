package org.unmask.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.unmask.dataset.DatasetSchema.COLOURFULNESS;
import static org.unmask.dataset.DatasetSchema.FORMAT;
import static org.unmask.dataset.DatasetSchema.GROUP_ID;
import static org.unmask.dataset.DatasetSchema.LUMINANCE;
import static org.unmask.dataset.DatasetSchema.QUANTIZATION;
import static org.unmask.dataset.DatasetSchema.SHARPNESS;

import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.SparkFixture;
import org.unmask.image.Label;
import org.unmask.split.ShortcutAudit;

@Tag("spark")
class ShortcutAuditorTest {
  private static final double THRESHOLD = 0.7;

  @Test
  void warnsWhereTheFormatGivesTheLabelAway() {
    AuditRows rows = new AuditRows();
    for (int i = 0; i < 60; i++) {
      rows.add(label(i % 2), Map.of(FORMAT, i % 2 == 1 ? "PNG" : "JPEG"));
    }

    ShortcutAudit audit = audit(rows.index());

    assertThat(audit.images()).isEqualTo(60);
    assertThat(audit.features().get(0))
        .isEqualTo(
            new ShortcutAudit.Feature(
                "format", ShortcutAudit.Measure.BALANCED_ACCURACY, 1, "JPEG: REAL; PNG: FAKE"));
    assertThat(audit.features().stream().skip(1)).allMatch(other -> other.strength() == 0.5);
    assertThat(audit.combined()).isEqualTo(1);
    assertThat(audit.warnings()).hasSize(2);
  }

  @Test
  void warnsOfNothingWhereLabelsAreRandom() {
    ShortcutAudit audit = audit(randomRows(1500).index());

    // Three standard deviations of chance: 3 sqrt(1501 / (12 750 750)) = 0.045.
    assertThat(audit.combined()).isCloseTo(0.5, within(0.045));
    assertThat(audit.features()).allMatch(feature -> feature.strength() < 0.545);
    assertThat(audit.leaks()).isFalse();
  }

  @Test
  void findsWhatTwoFeaturesTellOnlyTogether() {
    Random random = new Random(4);
    AuditRows rows = new AuditRows();
    for (int i = 0; i < 1500; i++) {
      double sharpness = random.nextDouble();
      double luminance = random.nextDouble();
      rows.add(
          label((sharpness > 0.5) == (luminance > 0.6) ? 1 : 0),
          Map.of(SHARPNESS, sharpness, LUMINANCE, luminance));
    }

    ShortcutAudit audit = audit(rows.index());

    assertThat(audit.features()).allMatch(feature -> feature.strength() < 0.65);
    assertThat(audit.combined()).isGreaterThan(0.9);
    assertThat(audit.warnings()).singleElement().asString().startsWith("The cheap features");
  }

  @Test
  void staysTheSameInAnyOrderAndAnyPartitions() {
    AuditRows rows = randomRows(400);
    ShortcutAudit audit = audit(rows.index());

    assertThat(audit(rows.shuffled(1, 1))).isEqualTo(audit);
    assertThat(audit(rows.shuffled(2, 7))).isEqualTo(audit);
  }

  @Test
  void looksAtNoMoreImagesThanItMay() {
    ShortcutAudit audit =
        new ShortcutAuditor(SparkFixture.session(), THRESHOLD, 7, 100)
            .audit(randomRows(400).index());

    assertThat(audit.images()).isEqualTo(100);
    assertThat(audit.combined()).isBetween(0.0, 1.0);
  }

  @Test
  void saysNothingWithoutBothLabelsOrWithAHandfulOfImages() {
    AuditRows reals = new AuditRows();
    AuditRows handful = new AuditRows();
    for (int i = 0; i < 12; i++) {
      reals.add(Label.REAL, Map.of());
      handful.add(label(i % 2), Map.of(SHARPNESS, (double) (i % 2)));
    }

    for (AuditRows rows : new AuditRows[] {new AuditRows(), reals, handful}) {
      ShortcutAudit audit = audit(rows.index());
      assertThat(audit.features()).isEmpty();
      assertThat(audit.combined()).isNaN();
      assertThat(audit.leaks()).isFalse();
    }
    assertThat(audit(handful.index()).images()).isEqualTo(12);
  }

  @Test
  void warnsOfFewImagesOnlyWhereChanceIsNoAnswer() {
    AuditRows rows = new AuditRows();
    for (int i = 0; i < 20; i++) {
      // Luminance orders three quarters of the pairs or so, which chance may do; sharpness all.
      rows.add(
          label(i % 2), Map.of(SHARPNESS, (double) (i % 2), LUMINANCE, (double) (i % 2 * 5 + i)));
    }

    ShortcutAudit audit = audit(rows.index());

    assertThat(audit.threshold()).isCloseTo(0.89686, within(1e-5));
    assertThat(audit.features().get(1).strength()).isBetween(THRESHOLD, 0.89);
    assertThat(audit.warnings()).singleElement().asString().startsWith("sharpness alone");
    assertThat(audit.combined()).isNaN();
  }

  @Test
  void takesTheFramesOfTwoVideosForNoProof() {
    AuditRows rows = new AuditRows();
    for (int i = 0; i < 200; i++) {
      rows.add(label(i % 2), Map.of(SHARPNESS, (double) (i % 2), GROUP_ID, "video-" + i % 2));
    }

    assertThat(audit(rows.index()).features()).isEmpty();
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ShortcutAuditor(SparkFixture.session(), 0.4, 1))
        .withMessage("Invalid threshold: 0.4 (0.5 to 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ShortcutAuditor(SparkFixture.session(), 0.7, 1, 0))
        .withMessage("Invalid maxImages: 0 (1 or more)");
  }

  private static AuditRows randomRows(int images) {
    Random random = new Random(9);
    AuditRows rows = new AuditRows();
    for (int i = 0; i < images; i++) {
      rows.add(
          label(random.nextInt(2)),
          Map.of(
              SHARPNESS,
              random.nextDouble(),
              LUMINANCE,
              random.nextDouble(),
              COLOURFULNESS,
              random.nextDouble(),
              FORMAT,
              random.nextBoolean() ? "PNG" : "JPEG",
              QUANTIZATION,
              "table-" + i));
    }
    return rows;
  }

  private static ShortcutAudit audit(Dataset<Row> index) {
    return new ShortcutAuditor(SparkFixture.session(), THRESHOLD, 7).audit(index);
  }

  private static Label label(int index) {
    return Label.ofIndex(index);
  }
}
