package org.unmask.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChanceTest {

  @Test
  void liesThreeStandardDeviationsAboveOneHalf() {
    // sqrt(21 / 1200) = 0.13229; sqrt(2001 / 12e6) = 0.012913.
    assertThat(Chance.limit(new GroupsByLabel(10, 10))).isCloseTo(0.89686, within(1e-5));
    assertThat(Chance.limit(new GroupsByLabel(1000, 1000))).isCloseTo(0.53874, within(1e-5));
  }

  @Test
  void reachesAnythingWithSixGroupsALabelButNotWithSeven() {
    assertThat(Chance.limit(new GroupsByLabel(6, 6))).isGreaterThan(1);
    assertThat(Chance.limit(new GroupsByLabel(7, 7))).isLessThan(1);
  }

  @Test
  void hasNoLimitWithoutALabel() {
    assertThat(Chance.limit(new GroupsByLabel(0, 50))).isInfinite();
    assertThat(Chance.limit(new GroupsByLabel(0, 0))).isInfinite();
  }
}
