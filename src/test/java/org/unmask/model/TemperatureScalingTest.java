package org.unmask.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.unmask.model.RocAucTest.labels;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unmask.image.Label;

class TemperatureScalingTest {

  @Test
  void bringsTheProbabilityToTheShareThatIsRight() {
    // Three of four are right at a margin of 4: sigmoid(4 / T) = 3/4, so T = 4 / ln 3.
    double[] logits = {4, 4, -4, 4};
    assertThat(TemperatureScaling.fit(logits, labels("FFRR")))
        .isCloseTo(4 / Math.log(3), within(1e-9));
  }

  @Test
  void findsTheScaleThatTheLogitsWereStretchedBy() {
    Random random = new Random(11);
    double[] stretched = new double[20_000];
    Label[] labels = new Label[stretched.length];
    for (int i = 0; i < stretched.length; i++) {
      double logit = 2 * random.nextGaussian();
      boolean fake = random.nextDouble() < TemperatureScaling.probability(logit, 1);
      labels[i] = fake ? Label.FAKE : Label.REAL;
      stretched[i] = 2.5 * logit;
    }
    assertThat(TemperatureScaling.fit(stretched, labels)).isCloseTo(2.5, within(0.1));
  }

  @Test
  void hasNoNeighbourOfLessLoss() {
    Random random = new Random(5);
    double[] logits = random.doubles(300, -6, 6).toArray();
    Label[] labels = new Label[300];
    Arrays.setAll(labels, i -> Label.ofIndex(random.nextDouble() < 0.2 || logits[i] > 0 ? 1 : 0));
    double fitted = TemperatureScaling.fit(logits, labels);
    double least = lossAt(fitted, logits, labels);
    assertThat(lossAt(fitted * 1.01, logits, labels)).isGreaterThan(least);
    assertThat(lossAt(fitted / 1.01, logits, labels)).isGreaterThan(least);
  }

  @Test
  void staysInItsRangeWhereTheBestWouldBeZeroOrInfinite() {
    assertThat(TemperatureScaling.fit(new double[] {3, -3}, labels("FR")))
        .isEqualTo(TemperatureScaling.MIN);
    assertThat(TemperatureScaling.fit(new double[] {3, -3}, labels("RF")))
        .isEqualTo(TemperatureScaling.MAX);
  }

  @Test
  void isOneWhereNothingCanBeSaid() {
    assertThat(TemperatureScaling.fit(new double[] {3, -3}, labels("FF"))).isEqualTo(1);
    assertThat(TemperatureScaling.fit(new double[] {0, 0}, labels("FR"))).isEqualTo(1);
    assertThat(TemperatureScaling.fit(new double[0], new Label[0])).isEqualTo(1);
  }

  @Test
  void refusesALogitThatIsNotFinite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TemperatureScaling.fit(new double[] {Double.NaN}, labels("F")))
        .withMessage("Invalid logit: NaN (a finite number)");
  }

  private static double lossAt(double temperature, double[] logits, Label[] labels) {
    return LogLoss.of(Arrays.stream(logits).map(z -> z / temperature).toArray(), labels);
  }
}
