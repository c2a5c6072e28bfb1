package org.unmask.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

  @Test
  void sharesGroupsOutEvenlyAndAnewForAnotherSeed() {
    int[] folds = IntStream.range(0, 3000).map(i -> Folds.of(1, "group-" + i)).toArray();

    for (int fold = 0; fold < Folds.COUNT; fold++) {
      int wanted = fold;
      // Binomial: 1000, standard deviation 26.
      assertThat(IntStream.of(folds).filter(found -> found == wanted).count())
          .isBetween(900L, 1100L);
    }
    assertThat(IntStream.range(0, 3000).map(i -> Folds.of(2, "group-" + i)).toArray())
        .isNotEqualTo(folds);
  }
}
