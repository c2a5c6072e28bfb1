package org.unmask.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.unmask.model.RocAucTest.labels;

import org.junit.jupiter.api.Test;
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
}
