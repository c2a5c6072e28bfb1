package org.unmask.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TargetsTest {
  private static final float[] LABELS = {0, 1, 1};

  @Test
  void smoothingTakesHalfOfItFromEachSide() {
    assertThat(new Targets(0.1, 1, 1).smoothed(LABELS)).containsExactly(0.05f, 0.95f, 0.95f);
    assertThat(Targets.PLAIN.smoothed(LABELS)).containsExactly(LABELS);
  }

  @Test
  void balancedClassesCountAlikeAndOneInTheMean() {
    // 2 reals and 6 fakes: 8 / 4 and 8 / 12.
    Targets balanced = Targets.balanced(0, 2, 6);
    assertThat(balanced.weights(LABELS)).containsExactly(2f, 2 / 3f, 2 / 3f);
    assertThat(2 * balanced.realWeight()).isEqualTo(6 * balanced.fakeWeight());
    assertThat(2 * balanced.realWeight() + 6 * balanced.fakeWeight()).isEqualTo(8);
  }

  @Test
  void aClassOfLessThanOneImageAnEpochHasAWeight() {
    // An epoch of 32 images, one in a hundred of them real: 32 / (2 * 0.32).
    Targets balanced = Targets.balanced(0, 0.32, 31.68);
    assertThat(balanced.realWeight()).isCloseTo(50, within(1e-9));
    assertThat(0.32 * balanced.realWeight() + 31.68 * balanced.fakeWeight())
        .isCloseTo(32, within(1e-9));
    assertThatThrownBy(() -> Targets.balanced(0, 0, 32)).hasMessageContaining("and finite");
  }

  @Test
  void aMixtureCountsWhatItsPartsDo() {
    // A quarter fake: 3/4 * 1 + 1/4 * 3.
    assertThat(new Targets(0, 1, 3).weights(new float[] {0, 0.25f, 1}))
        .containsExactly(1f, 1.5f, 3f);
  }

  @Test
  void aClassThatCountsNothingIsRefused() {
    assertThatThrownBy(() -> new Targets(0, 0, 1))
        .hasMessage("Invalid weights: 0.0, 1.0 (above 0, and finite)");
    assertThatThrownBy(() -> new Targets(1, 1, 1))
        .hasMessage("Invalid smoothing: 1.0 (0 to below 1)");
  }
}
