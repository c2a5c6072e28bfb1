package org.unmask.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.unmask.image.Label;

class CalibrationTest {

  @Test
  void weighsTheGapOfEachBinByItsImages() {
    // Bin 0: said 0.05, one of two fake: gap 0.45. Bin 14: said 0.975, both fake: gap 0.025.
    Calibration calibration = Calibration.of(Scored.of("RFFF", 0.05, 0.05, 0.95, 1));
    assertThat(calibration.expectedError())
        .isCloseTo(2 / 4.0 * 0.45 + 2 / 4.0 * 0.025, within(1e-15));
    assertThat(calibration.brier())
        .isCloseTo((0.05 * 0.05 + 0.95 * 0.95 + 0.05 * 0.05) / 4, within(1e-15));
  }

  @Test
  void putsOneIntoTheLastBinAndSaysNothingOfEmptyOnes() {
    Calibration calibration = Calibration.of(Scored.of("F", 1));
    assertThat(calibration.bins()).hasSize(15);
    assertThat(calibration.bins().get(14)).isEqualTo(new ReliabilityBin(14 / 15.0, 1, 1, 1, 1));
    assertThat(calibration.bins().get(0).shareFake()).isNaN();
    assertThat(calibration.expectedError()).isZero();
  }

  @Test
  void givesAWidthToABinOfOneClass() {
    // Wilson at 0 of 10: 0 to 1.96^2 / (10 + 1.96^2), or 3.8416 / 13.8416; mirrored at 10 of 10.
    Interval none = new ReliabilityBin(0, 0.1, 10, 0.05, 0).shareFakeInterval();
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(3.8416 / 13.8416, within(1e-12));
    Interval all = new ReliabilityBin(0.9, 1, 10, 0.95, 1).shareFakeInterval();
    assertThat(all.low()).isCloseTo(10 / 13.8416, within(1e-12));
    assertThat(all.high()).isEqualTo(1);
    // 2 of 4: 0.5, give or take sqrt(0.9604 (0.25 + 0.2401)) / 1.9604.
    Interval half = new ReliabilityBin(0.4, 0.5, 4, 0.45, 0.5).shareFakeInterval();
    assertThat(half.low()).isCloseTo(0.5 - 0.349964, within(1e-6));
    assertThat(half.high()).isCloseTo(0.5 + 0.349964, within(1e-6));
    assertThat(new ReliabilityBin(0, 0.1, 0, Double.NaN, Double.NaN).shareFakeInterval().low())
        .isNaN();
  }

  @Test
  void measuresArraysAlikeAndNeedsAsManyLabels() {
    Label[] labels = {Label.REAL, Label.FAKE, Label.FAKE};
    // The first bin: mean 0.05, share 1/2; the last: mean 0.95, share 1.
    assertThat(Calibration.of(new double[] {0.05, 0.05, 0.95}, labels).expectedError())
        .isCloseTo(2 / 3.0 * 0.45 + 1 / 3.0 * 0.05, within(1e-15));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.of(new double[2], labels))
        .withMessage("Invalid labels: 3 (2, one a probability)");
  }

  @Test
  void isNanWithoutImages() {
    assertThat(Calibration.of(Scored.of("")).expectedError()).isNaN();
    assertThat(Calibration.of(Scored.of("")).brier()).isNaN();
  }
}
