package org.unmask.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unmask.image.Label;

class MistakesTest {

  @Test
  void listsTheSurestMistakesOfEitherSideFirst() {
    ScoredImages images = Scored.of("RRRFFF", 0.6, 0.9, 0.1, 0.4, 0.2, 0.8);
    Mistakes mistakes = Mistakes.of(images, 0.5);
    assertThat(mistakes.flaggedReals())
        .extracting(Mistakes.Mistake::imageId)
        .containsExactly("i1", "i0");
    assertThat(mistakes.missedFakes())
        .extracting(Mistakes.Mistake::imageId)
        .containsExactly("i4", "i3");
  }

  @Test
  void ordersSaturatedProbabilitiesByLogitThenById() {
    ScoredImages images =
        ScoredImages.builder()
            .add("c", "c", "c", "s", Label.REAL, 1, 20)
            .add("b", "b", "b", "s", Label.REAL, 1, 20)
            .add("a", "a", "a", "s", Label.REAL, 1, 18)
            .build();
    assertThat(Mistakes.of(images, 0.5).flaggedReals())
        .extracting(Mistakes.Mistake::imageId)
        .containsExactly("b", "c", "a");
  }

  @Test
  void theHardestOfEachClassMayWellBeRight() {
    ScoredImages images = Scored.of("RRRFFF", 0.6, 0.9, 0.1, 0.7, 0.2, 0.8);
    Mistakes hardest = Mistakes.hardest(images);
    assertThat(hardest.flaggedReals())
        .extracting(Mistakes.Mistake::imageId)
        .containsExactly("i1", "i0", "i2");
    assertThat(hardest.missedFakes())
        .extracting(Mistakes.Mistake::imageId)
        .containsExactly("i4", "i3", "i5");
  }

  @Test
  void staysShort() {
    ScoredImages.Builder builder = ScoredImages.builder();
    for (int i = 0; i < 50; i++) {
      Scored.add(builder, "i" + i, "g", "s", true, 0.1);
    }
    assertThat(Mistakes.of(builder.build(), 0.5).missedFakes()).hasSize(Mistakes.MOST);
  }
}
