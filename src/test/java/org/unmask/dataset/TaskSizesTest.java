package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskSizesTest {

  @Test
  void endsARunBeforeItGrowsTooLarge() {
    assertThat(TaskSizes.cut(List.of(3, 4, 5, 20, 1), Integer::longValue, 9, 10))
        .containsExactly(List.of(3, 4), List.of(5), List.of(20), List.of(1));
  }

  @Test
  void endsARunAfterSoManyItems() {
    assertThat(TaskSizes.cut(List.of(1, 1, 1, 1, 1), Integer::longValue, 100, 2))
        .containsExactly(List.of(1, 1), List.of(1, 1), List.of(1));
  }

  @Test
  void makesNoRunOfNothing() {
    assertThat(TaskSizes.cut(List.<Integer>of(), Integer::longValue, 9, 2)).isEmpty();
  }
}
