package org.unmask.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.unmask.model.RocAucTest.labels;

import org.junit.jupiter.api.Test;
import org.unmask.image.Label;

class LogLossTest {

  @Test
  void isTheMeanNegativeLogOfTheProbabilityGivenToTheTruth() {
    // sigmoid(ln 3) = 3/4: the fake costs -ln(3/4), the real -ln(1/4).
    double[] logits = {Math.log(3), Math.log(3)};
    double expected = -(Math.log(0.75) + Math.log(0.25)) / 2;
    assertThat(LogLoss.of(logits, labels("FR"))).isCloseTo(expected, within(1e-15));
  }

  @Test
  void isLogTwoForALogitOfZero() {
    assertThat(LogLoss.of(0, Label.REAL)).isCloseTo(Math.log(2), within(1e-15));
    assertThat(LogLoss.of(0, Label.FAKE)).isCloseTo(Math.log(2), within(1e-15));
  }

  @Test
  void staysFiniteAndExactFarOut() {
    assertThat(LogLoss.of(1e4, Label.REAL)).isEqualTo(1e4);
    assertThat(LogLoss.of(1e4, Label.FAKE)).isZero();
    assertThat(LogLoss.of(40, Label.FAKE)).isCloseTo(Math.exp(-40), within(1e-30));
  }

  @Test
  void isNanForNoImages() {
    assertThat(LogLoss.of(new double[0], new Label[0])).isNaN();
  }
}
