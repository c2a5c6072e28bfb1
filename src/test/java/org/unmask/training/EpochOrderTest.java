package org.unmask.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpochOrderTest {

  @Test
  void showsEachExampleOnce() {
    assertThat(EpochOrder.shuffled(100, 7, 3)).containsExactlyInAnyOrder(EpochOrder.inOrder(100));
  }

  @Test
  void isTheSameForTheSameSeedAndEpoch() {
    assertThat(EpochOrder.shuffled(100, 7, 3)).isEqualTo(EpochOrder.shuffled(100, 7, 3));
  }

  @Test
  void isAnotherEachEpochAndSeed() {
    assertThat(EpochOrder.shuffled(100, 7, 3)).isNotEqualTo(EpochOrder.shuffled(100, 7, 4));
    assertThat(EpochOrder.shuffled(100, 7, 3)).isNotEqualTo(EpochOrder.shuffled(100, 8, 3));
  }
}
