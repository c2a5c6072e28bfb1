package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskSizesTest {

  @Test
  void halvesTheShareOfASlotUntilTasksAreSmall() {
    // Of 2,000: a quarter for each of two slots' halves; 500, 375, 282 (of 1,125), and so on.
    assertThat(TaskSizes.of(2_000, 2, 1_000))
        .containsExactly(500, 375, 282, 211, 158, 119, 89, 67, 64, 64, 64, 7);
  }

  @Test
  void givesNoTaskMoreThanAsked() {
    assertThat(TaskSizes.of(6_000, 2, 500)).startsWith(500, 500, 500, 500, 500, 500, 500, 500, 500);
  }

  @Test
  void spreadsFewImagesOverAllSlots() {
    assertThat(TaskSizes.of(8, 4, 500)).isEqualTo(List.of(2, 2, 2, 2));
    assertThat(TaskSizes.of(3, 8, 500)).isEqualTo(List.of(1, 1, 1));
    assertThat(TaskSizes.of(0, 8, 500)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "999, 7, 13", "20000, 2, 500", "2000000, 1000, 500", "100, 3, 1000000"})
  void leavesNothingOut(int images, int slots, int most) {
    List<Integer> sizes = TaskSizes.of(images, slots, most);
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(images);
    assertThat(sizes).allSatisfy(size -> assertThat(size).isBetween(1, most));
  }
}
