package org.unmask.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.unmask.model.RocAucTest.labels;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.image.Label;

class ThresholdChoiceTest {

  @Test
  void liesMidwayBetweenTheClassesWhereTheyAreApart() {
    ThresholdChoice choice =
        ThresholdChoice.balanced(new double[] {0.75, 0.125, 0.25, 1}, labels("FRRF"));
    assertThat(choice.threshold()).isEqualTo(0.5);
    assertThat(choice.rule()).isEqualTo(ThresholdChoice.MAX_BALANCED_ACCURACY);
  }

  @Test
  void doesNotLeanToTheLargerClass() {
    // Five reals, one fake. Accuracy is greatest (5/6) with no image flagged; balanced accuracy
    // is greatest between 0.25 and 0.5: (1/1 + 4/5) / 2.
    double[] probabilities = {0, 0.125, 0.1875, 0.25, 0.5, 0.75};
    assertThat(ThresholdChoice.balanced(probabilities, labels("RRRRFR")).threshold())
        .isEqualTo(0.375);
  }

  @Test
  void takesTheHighestOfEquals() {
    // After 0.1: (2/2 + 1/2) / 2. After 0.3: (1/2 + 2/2) / 2, as good, and no real is flagged.
    double[] probabilities = {0, 0.25, 0.5, 0.75};
    assertThat(ThresholdChoice.balanced(probabilities, labels("RFRF")).threshold())
        .isEqualTo(0.625);
  }

  @Test
  void neverPartsEqualProbabilities() {
    double[] probabilities = {0.25, 0.5, 0.5, 0.75};
    assertThat(ThresholdChoice.balanced(probabilities, labels("RFRF")).threshold())
        .isEqualTo(0.625);
  }

  @Test
  void keepsNeighboursApartWhereNoNumberLiesBetween() {
    double low = 0.5;
    double high = Math.nextUp(low);
    ThresholdChoice choice = ThresholdChoice.balanced(new double[] {low, high}, labels("RF"));
    assertThat(choice.threshold()).isEqualTo(high);
  }

  @Test
  void fallsBackToOneHalfWhereNothingBeatsChance() {
    ThresholdChoice fallback = new ThresholdChoice(0.5, ThresholdChoice.FALLBACK);
    assertThat(ThresholdChoice.balanced(new double[0], new Label[0])).isEqualTo(fallback);
    assertThat(ThresholdChoice.balanced(new double[] {0.1, 0.2}, labels("FF"))).isEqualTo(fallback);
    assertThat(ThresholdChoice.balanced(new double[] {0.2, 0.2}, labels("FR"))).isEqualTo(fallback);
    assertThat(ThresholdChoice.balanced(new double[] {0.1, 0.2}, labels("FR"))).isEqualTo(fallback);
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ThresholdChoice.balanced(new double[] {1.5}, labels("F")))
        .withMessage("Invalid probability: 1.5 (0 to 1)");
  }

  @Test
  void equalErrorLiesWhereBothSharesOfMistakesMeet() {
    // Four reals and four fakes. At 0.45 one real is flagged and one fake is missed: 1/4 each.
    double[] probabilities = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8};
    ThresholdChoice choice = ThresholdChoice.equalError(probabilities, labels("RRFRRFFF"));
    assertThat(choice.threshold()).isCloseTo(0.45, within(1e-15));
    assertThat(choice.rule()).isEqualTo(ThresholdChoice.EQUAL_ERROR);
  }

  @Test
  void equalErrorComparesSharesNotCounts() {
    // Six reals, two fakes. 0.65 makes one mistake of either kind, which is 1/6 against 1/2; 0.55
    // flags 2 of 6 and misses 1 of 2, which is nearer.
    double[] probabilities = {0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.5, 0.8};
    assertThat(ThresholdChoice.equalError(probabilities, labels("RRRRRRFF")).threshold())
        .isCloseTo(0.55, within(1e-15));
  }

  @Test
  void equalErrorTakesTheHigherOfTwoThatAreEquallyNear() {
    // 0.375 flags 1 of 2 reals and misses none; 0.625 flags none and misses 1 of 2.
    double[] probabilities = {0.25, 0.5, 0.5, 0.75};
    assertThat(ThresholdChoice.equalError(probabilities, labels("RRFF")).threshold())
        .isEqualTo(0.625);
  }

  @Test
  void equalErrorFallsBackToOneHalfWhereNothingBeatsChance() {
    ThresholdChoice fallback = new ThresholdChoice(0.5, ThresholdChoice.FALLBACK);
    assertThat(ThresholdChoice.equalError(new double[0], new Label[0])).isEqualTo(fallback);
    assertThat(ThresholdChoice.equalError(new double[] {0.1, 0.2}, labels("FF")))
        .isEqualTo(fallback);
    assertThat(ThresholdChoice.equalError(new double[] {0.1, 0.2}, labels("RR")))
        .isEqualTo(fallback);
    assertThat(ThresholdChoice.equalError(new double[] {0.2, 0.2}, labels("FR")))
        .isEqualTo(fallback);
    assertThat(ThresholdChoice.equalError(new double[] {0.1, 0.2}, labels("FR")))
        .isEqualTo(fallback);
  }

  @Test
  void takesTheLowestThresholdThatKeepsToTheFalsePositiveRate() {
    // Of four reals a quarter may be flagged, that is one: the lowest threshold above 0.4.
    double[] probabilities = {0.1, 0.2, 0.4, 0.6, 0.3, 0.5, 0.7, 0.8};
    Label[] labels = labels("RRRRFFFF");
    ThresholdChoice choice = ThresholdChoice.falsePositiveRate(0.25, probabilities, labels);
    assertThat(choice.threshold()).isCloseTo(0.45, within(1e-15));
    assertThat(choice.rule()).contains("at most 0.25").contains("1 of 4 reals");
    assertThat(ThresholdChoice.falsePositiveRate(0.2, probabilities, labels).threshold())
        .isCloseTo(0.65, within(1e-15));
    assertThat(ThresholdChoice.falsePositiveRate(1, probabilities, labels).threshold()).isZero();
  }

  @Test
  void flagsNothingWhereNoThresholdKeepsToTheFalsePositiveRate() {
    ThresholdChoice choice =
        ThresholdChoice.falsePositiveRate(0.01, new double[] {0.25, 0.5}, labels("FR"));
    assertThat(choice.threshold()).isEqualTo(0.75);
    assertThat(choice.rule()).endsWith("so this one flags nothing");
    assertThat(
            ThresholdChoice.falsePositiveRate(0.01, new double[] {1, 1}, labels("FR")).threshold())
        .isEqualTo(ThresholdChoice.NOTHING)
        .isGreaterThan(1);
  }

  @Test
  void aFalsePositiveRateNeedsReals() {
    ThresholdChoice choice =
        ThresholdChoice.falsePositiveRate(0.01, new double[] {0.1, 0.9}, labels("FF"));
    assertThat(choice.threshold()).isEqualTo(0.5);
    assertThat(choice.rule()).contains("no real image");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aFalsePositiveRateIsNeverExceededAndALowerOneNeverLowersTheThreshold(long seed) {
    Random random = new Random(seed);
    double[] probabilities = new double[300];
    Label[] labels = new Label[300];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(3) == 0 ? Label.FAKE : Label.REAL;
      // Coarse, so that there are many ties.
      double shift = labels[i] == Label.FAKE ? 0.2 : 0;
      probabilities[i] = Math.min(1, Math.round(20 * (0.9 * random.nextDouble() + shift)) / 20.0);
    }
    double before = 0;
    for (double target : new double[] {1, 0.7, 0.5, 0.3, 0.1, 0.05, 0.01, 0.001, 0}) {
      ThresholdChoice choice = ThresholdChoice.falsePositiveRate(target, probabilities, labels);
      OperatingPoint point = OperatingPoint.of("law", choice, probabilities, labels);
      assertThat(point.falsePositiveRate()).isLessThanOrEqualTo(target);
      assertThat(choice.threshold()).isGreaterThanOrEqualTo(before);
      before = choice.threshold();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noRuleBeatsBalancedInBalancedAccuracyAndAllMoveWithTheScores(long seed) {
    Random random = new Random(seed);
    double[] probabilities = random.doubles(100).toArray();
    Label[] labels = new Label[100];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextDouble() < probabilities[i] ? Label.FAKE : Label.REAL;
    }
    double[] squeezed = Arrays.stream(probabilities).map(p -> p * p * p).toArray();
    List<OperatingPoint> points = ThresholdRule.all(0.1, probabilities, labels);
    List<OperatingPoint> others = ThresholdRule.all(0.1, squeezed, labels);

    assertThat(points)
        .extracting(OperatingPoint::name)
        .containsExactly("balanced", "equal-error", "false-positive-rate");
    assertThat(points)
        .extracting(OperatingPoint::balancedAccuracy)
        .allSatisfy(
            accuracy -> assertThat(accuracy).isLessThanOrEqualTo(points.get(0).balancedAccuracy()));
    for (int i = 0; i < points.size(); i++) {
      assertThat(others.get(i).falsePositiveRate()).isEqualTo(points.get(i).falsePositiveRate());
      assertThat(others.get(i).truePositiveRate()).isEqualTo(points.get(i).truePositiveRate());
    }
  }

  @Test
  void anOperatingPointSaysWhatItsThresholdComesTo() {
    // At 0.5: one of two reals is flagged (it is 0.5 itself), two of three fakes are found.
    OperatingPoint point =
        OperatingPoint.of(
            "p",
            new ThresholdChoice(0.5, "r"),
            new double[] {0.1, 0.5, 0.4, 0.6, 0.9},
            labels("RRFFF"));
    assertThat(point).isEqualTo(new OperatingPoint("p", 0.5, "r", 0.5, 2 / 3.0));
    assertThat(point.balancedAccuracy()).isCloseTo((2 / 3.0 + 0.5) / 2, within(1e-15));
    assertThat(point.choice()).isEqualTo(new ThresholdChoice(0.5, "r"));
    OperatingPoint fakesOnly =
        OperatingPoint.of("p", new ThresholdChoice(0.5, "r"), new double[] {0.9}, labels("F"));
    assertThat(fakesOnly.falsePositiveRate()).isNaN();
    assertThat(fakesOnly.balancedAccuracy()).isNaN();
  }

  @Test
  void tellsAChoiceFromWhatIsLeftWhereThereIsNone() {
    double[] probabilities = {0.2, 0.8};
    assertThat(ThresholdChoice.balanced(probabilities, labels("RF")).chosen()).isTrue();
    assertThat(ThresholdChoice.balanced(probabilities, labels("FR")).chosen()).isFalse();
    assertThat(ThresholdChoice.falsePositiveRate(0.1, probabilities, labels("FF")).chosen())
        .isFalse();
    assertThat(new ThresholdChoice(0.5, ThresholdChoice.BY_HAND).chosen()).isFalse();
  }

  @Test
  void refusesRatesRulesAndThresholdsThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ThresholdChoice.falsePositiveRate(-0.1, new double[0], new Label[0]))
        .withMessage("Invalid false-positive rate: -0.1 (0 to 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ThresholdRule.of("best"))
        .withMessage("Invalid threshold rule: best (balanced, equal-error, false-positive-rate)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ThresholdChoice(Double.NaN, "r"))
        .withMessage("Invalid threshold: NaN (0 to 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OperatingPoint("p", 1.5, "r", 0, 0))
        .withMessage("Invalid threshold p: 1.5 (0 to 1)");
  }
}
