package org.unmask.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.unmask.model.RocAucTest.labels;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unmask.image.Label;

class PlattScalingTest {

  @Test
  void bringsTheProbabilityToTheShareThatIsRight() {
    // Two of each class: a fake counts as 3/4, a real as 1/4. At a logit of 4 the mean is 7/12, at
    // -4 it is 1/4: (4 + s) / T = ln(7/5) and (-4 + s) / T = -ln 3.
    PlattScaling fitted = PlattScaling.fit(new double[] {4, 4, -4, 4}, labels("FFRR"));
    double temperature = 8 / (Math.log(7 / 5.0) + Math.log(3));
    assertThat(fitted.temperature()).isCloseTo(temperature, within(1e-9));
    assertThat(fitted.shift()).isCloseTo(temperature * Math.log(7 / 5.0) - 4, within(1e-9));
    assertThat(fitted.probability(4)).isCloseTo(7 / 12.0, within(1e-9));
    assertThat(fitted.probability(-4)).isCloseTo(1 / 4.0, within(1e-9));
  }

  @Test
  void findsHowTheLogitsWereStretchedAndShifted() {
    Random random = new Random(11);
    double[] moved = new double[20_000];
    Label[] labels = new Label[moved.length];
    for (int i = 0; i < moved.length; i++) {
      double logit = 2 * random.nextGaussian();
      boolean fake = random.nextDouble() < PlattScaling.NONE.probability(logit);
      labels[i] = fake ? Label.FAKE : Label.REAL;
      moved[i] = 2.5 * logit - 1.5;
    }
    PlattScaling fitted = PlattScaling.fit(moved, labels);
    assertThat(fitted.temperature()).isCloseTo(2.5, within(0.1));
    assertThat(fitted.shift()).isCloseTo(1.5, within(0.1));
  }

  @Test
  void hasNoNeighbourOfLessLoss() {
    Random random = new Random(5);
    double[] logits = random.doubles(300, -6, 6).toArray();
    Label[] labels = new Label[300];
    Arrays.setAll(labels, i -> Label.ofIndex(random.nextDouble() < 0.2 || logits[i] > 0 ? 1 : 0));
    PlattScaling fitted = PlattScaling.fit(logits, labels);
    double least = lossAt(fitted.temperature(), fitted.shift(), logits, labels);
    for (double factor : new double[] {0.99, 1.01}) {
      assertThat(lossAt(fitted.temperature() * factor, fitted.shift(), logits, labels))
          .isGreaterThan(least);
      assertThat(lossAt(fitted.temperature(), fitted.shift() * factor, logits, labels))
          .isGreaterThan(least);
    }
  }

  @Test
  void doesNotTakeAFewImagesWithoutAMistakeForCertainty() {
    // One of each class: targets 2/3 and 1/3, so sigmoid(3 / T) = 2/3.
    PlattScaling fitted = PlattScaling.fit(new double[] {3, -3}, labels("FR"));
    assertThat(fitted.temperature()).isCloseTo(3 / Math.log(2), within(1e-9));
    assertThat(fitted.shift()).isCloseTo(0, within(1e-9));
  }

  @Test
  void staysInItsRangeWhereTheBestWouldBeSmallerOrInfinite() {
    // A hundred of each, apart by a hair: the best would be 0.01 / ln 101.
    double[] logits = new double[200];
    Arrays.setAll(logits, i -> i < 100 ? 0.01 : -0.01);
    assertThat(fitted(logits, labels("F".repeat(100) + "R".repeat(100))))
        .isCloseTo(PlattScaling.MIN, within(1e-9));
    assertThat(fitted(new double[] {3, -3}, labels("RF")))
        .isCloseTo(PlattScaling.MAX, within(1e-9));
  }

  private static double fitted(double[] logits, Label[] labels) {
    return PlattScaling.fit(logits, labels).temperature();
  }

  @Test
  void isNoneWhereNothingCanBeSaid() {
    assertThat(PlattScaling.fit(new double[] {3, -3}, labels("FF"))).isEqualTo(PlattScaling.NONE);
    assertThat(PlattScaling.fit(new double[] {1, 1}, labels("FR"))).isEqualTo(PlattScaling.NONE);
    assertThat(PlattScaling.fit(new double[0], new Label[0])).isEqualTo(PlattScaling.NONE);
  }

  @Test
  void refusesALogitThatIsNotFinite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlattScaling.fit(new double[] {Double.NaN}, labels("F")))
        .withMessage("Invalid logit: NaN (a finite number)");
  }

  /** Cross-entropy against Platt's targets. */
  private static double lossAt(double temperature, double shift, double[] logits, Label[] labels) {
    double fakes = Arrays.stream(labels).filter(label -> label == Label.FAKE).count();
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      double target =
          labels[i] == Label.FAKE ? (fakes + 1) / (fakes + 2) : 1 / (labels.length - fakes + 2);
      double z = (logits[i] + shift) / temperature;
      sum += Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - target * z;
    }
    return sum;
  }
}
