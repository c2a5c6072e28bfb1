package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestKeyTest {

  @Test
  void aKeyThatEndsInWhatWasWrittenIsNearest() {
    assertThat(
            NearestKey.of("epochs", List.of("epoch", "train.head.epochs", "train.fine-tune.from")))
        .isEqualTo("train.head.epochs");
  }

  @Test
  void elseTheKeyOfTheFewestEdits() {
    assertThat(
            NearestKey.of(
                "score.image-per-task", List.of("score.batch-size", "score.images-per-task")))
        .isEqualTo("score.images-per-task");
  }

  @Test
  void distanceCountsEdits() {
    assertThat(NearestKey.edits("kitten", "sitting")).isEqualTo(3);
    assertThat(NearestKey.edits("", "abc")).isEqualTo(3);
    assertThat(NearestKey.edits("abc", "abc")).isZero();
  }
}
