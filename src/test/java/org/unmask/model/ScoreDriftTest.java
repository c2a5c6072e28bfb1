package org.unmask.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreDriftTest {

  @Test
  void isZeroForEqualSharesWhateverTheNumberOfImages() {
    assertThat(ScoreDrift.index(List.of(999L, 0L, 999L, 0L), List.of(99L, 0L, 0L, 99L)))
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void sumsTheLogRatiosOfSharesOfPairs() {
    // With half an image more a pair: p is 3/4 and 1/4, q is 1/4 and 3/4.
    double expected = 2 * 0.5 * Math.log(3);

    assertThat(ScoreDrift.index(List.of(2999L, 0L, 1000L, 0L), List.of(1000L, 0L, 2999L, 0L)))
        .isCloseTo(expected, within(2e-3));
  }

  @Test
  void isTheSameBothWays() {
    List<Long> one = List.of(1L, 2L, 3L, 4L);
    List<Long> other = List.of(40L, 3L, 0L, 0L);

    assertThat(ScoreDrift.index(one, other)).isCloseTo(ScoreDrift.index(other, one), within(1e-12));
  }

  @Test
  void refusesHistogramsOfOtherBins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScoreDrift.index(List.of(1L, 2L), List.of(1L, 2L, 3L, 4L)));
  }
}
