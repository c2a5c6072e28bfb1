package org.unmask.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  private static final ConfusionMatrix MATRIX = new ConfusionMatrix(6, 1, 9, 4);

  @Test
  void computesItsMeasuresFromTheCounts() {
    assertThat(MATRIX.total()).isEqualTo(20);
    assertThat(MATRIX.accuracy()).isEqualTo(15 / 20.0);
    assertThat(MATRIX.precision()).isEqualTo(6 / 7.0);
    assertThat(MATRIX.recall()).isEqualTo(6 / 10.0);
    assertThat(MATRIX.specificity()).isEqualTo(9 / 10.0);
    assertThat(MATRIX.falsePositiveRate()).isEqualTo(1 / 10.0);
    assertThat(MATRIX.f1()).isEqualTo(12 / 17.0);
    assertThat(MATRIX.balancedAccuracy()).isEqualTo(0.75);
    // (6 * 9 - 1 * 4) / sqrt(7 * 13 * 10 * 10)
    assertThat(MATRIX.matthewsCorrelation()).isCloseTo(50 / Math.sqrt(9100), within(1e-15));
  }

  @Test
  void countsTheThresholdItselfAsFake() {
    ScoredImages images = Scored.of("FRFRF", 0.5, 0.5, 0.4, 0.4, 0.9);
    assertThat(ConfusionMatrix.of(images, 0.5)).isEqualTo(new ConfusionMatrix(2, 1, 1, 1));
  }

  @Test
  void isNanWhereTheDivisorIsZero() {
    assertThat(ConfusionMatrix.EMPTY.accuracy()).isNaN();
    assertThat(ConfusionMatrix.EMPTY.f1()).isNaN();
    ConfusionMatrix nothingFlagged = new ConfusionMatrix(0, 0, 5, 5);
    assertThat(nothingFlagged.precision()).isNaN();
    assertThat(nothingFlagged.matthewsCorrelation()).isNaN();
    assertThat(nothingFlagged.f1()).isZero();
    assertThat(new ConfusionMatrix(3, 0, 0, 1).specificity()).isNaN();
    assertThat(new ConfusionMatrix(3, 0, 0, 1).balancedAccuracy()).isNaN();
  }

  @Test
  void doesNotOverflowInMatthewsCorrelation() {
    ConfusionMatrix large = new ConfusionMatrix(6_000_000_000L, 1L << 30, 9_000_000_000L, 0);
    assertThat(large.matthewsCorrelation()).isBetween(0.8, 1.0);
  }

  @Test
  void addsUpToTheMatrixOfTheUnion() {
    ScoredImages all = Scored.random(300, 1);
    ScoredImages.Builder even = ScoredImages.builder();
    ScoredImages.Builder odd = ScoredImages.builder();
    for (int i = 0; i < all.size(); i++) {
      (i % 2 == 0 ? even : odd)
          .add(
              all.imageId(i),
              all.path(i),
              all.groupId(i),
              all.source(i),
              all.label(i),
              all.probability(i),
              all.logit(i));
    }
    ConfusionMatrix sum =
        ConfusionMatrix.of(even.build(), 0.3).plus(ConfusionMatrix.of(odd.build(), 0.3));
    assertThat(sum).isEqualTo(ConfusionMatrix.of(all, 0.3));
    assertThat(sum.plus(ConfusionMatrix.EMPTY)).isEqualTo(sum);
  }

  @Test
  void refusesANegativeCount() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfusionMatrix(1, -1, 0, 0))
        .withMessage("Invalid counts: tp 1, fp -1, tn 0, fn 0 (0 or more)");
  }
}
