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
    // Three of four are right at a margin of 4. Two of each class: a fake counts as 3/4, a real as
    // 1/4. With s = sigmoid(4 / T): 2 (s - 3/4) + (s - 3/4) + (s - 1/4) = 0, so s = 5/8.
    double[] logits = {4, 4, -4, 4};
    assertThat(TemperatureScaling.fit(logits, labels("FFRR")))
        .isCloseTo(4 / Math.log(5 / 3.0), within(1e-9));
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
  void doesNotTakeAFewImagesWithoutAMistakeForCertainty() {
    // One of each class: targets 2/3 and 1/3, so sigmoid(3 / T) = 2/3.
    assertThat(TemperatureScaling.fit(new double[] {3, -3}, labels("FR")))
        .isCloseTo(3 / Math.log(2), within(1e-9));
  }

  @Test
  void staysInItsRangeWhereTheBestWouldBeSmallerOrInfinite() {
    // A hundred of each, apart by a hair: the best would be 0.01 / ln 101.
    double[] logits = new double[200];
    Arrays.setAll(logits, i -> i < 100 ? 0.01 : -0.01);
    assertThat(TemperatureScaling.fit(logits, labels("F".repeat(100) + "R".repeat(100))))
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

  /** Cross-entropy against Platt's targets. */
  private static double lossAt(double temperature, double[] logits, Label[] labels) {
    double fakes = Arrays.stream(labels).filter(label -> label == Label.FAKE).count();
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      double target =
          labels[i] == Label.FAKE ? (fakes + 1) / (fakes + 2) : 1 / (labels.length - fakes + 2);
      double z = logits[i] / temperature;
      sum += Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - target * z;
    }
    return sum;
  }
}
