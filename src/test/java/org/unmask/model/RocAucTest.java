package org.unmask.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.unmask.image.Label.FAKE;
import static org.unmask.image.Label.REAL;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unmask.image.Label;

class RocAucTest {

  @Test
  void isOneWhenEveryFakeScoresHigher() {
    assertThat(RocAuc.of(new double[] {0.1, 0.4, 0.6, 0.9}, labels("RRFF"))).isEqualTo(1);
  }

  @Test
  void isZeroWhenEveryFakeScoresLower() {
    assertThat(RocAuc.of(new double[] {0.1, 0.4, 0.6, 0.9}, labels("FFRR"))).isZero();
  }

  @Test
  void losesOnePairInFourByOneSwap() {
    // Pairs: 0.4 > 0.1, 0.4 < 0.6, 0.9 > 0.1, 0.9 > 0.6.
    assertThat(RocAuc.of(new double[] {0.1, 0.4, 0.6, 0.9}, labels("RFRF"))).isEqualTo(0.75);
  }

  @Test
  void countsATieAsHalfAPair() {
    // Fakes 0.5, 0.5, 0.9 against reals 0.5, 0.1: (0.5 + 1) + (0.5 + 1) + (1 + 1) = 5 of 6.
    double area = RocAuc.of(new double[] {0.5, 0.5, 0.9, 0.5, 0.1}, labels("FFFRR"));
    assertThat(area).isEqualTo(5 / 6.0);
    assertThat(RocAuc.of(new double[] {3, 3, 3, 3}, labels("FRFR"))).isEqualTo(0.5);
  }

  @Test
  void isNanWithoutBothClassesOrWithANanScore() {
    assertThat(RocAuc.of(new double[0], new Label[0])).isNaN();
    assertThat(RocAuc.of(new double[] {1, 2}, labels("FF"))).isNaN();
    assertThat(RocAuc.of(new double[] {1, 2}, labels("RR"))).isNaN();
    assertThat(RocAuc.of(new double[] {Double.NaN, 2}, labels("RF"))).isNaN();
  }

  @Test
  void staysAsItIsUnderAMonotoneMapAndLeavesItsArgumentsAlone() {
    Random random = new Random(3);
    double[] scores = random.doubles(500, -4, 4).toArray();
    Label[] labels = new Label[500];
    Arrays.setAll(labels, i -> Label.ofIndex(random.nextInt(2)));
    double[] before = scores.clone();
    double[] mapped = Arrays.stream(scores).map(z -> 1 / (1 + Math.exp(-z))).toArray();

    assertThat(RocAuc.of(mapped, labels)).isEqualTo(RocAuc.of(scores, labels));
    assertThat(scores).containsExactly(before);
  }

  @Test
  void refusesAnotherNumberOfLabels() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocAuc.of(new double[] {1}, labels("FR")))
        .withMessage("Invalid labels: 2 (1, one a score)");
  }

  static Label[] labels(String letters) {
    return letters.chars().mapToObj(c -> c == 'F' ? FAKE : REAL).toArray(Label[]::new);
  }
}
