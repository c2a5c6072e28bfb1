package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unmask.training.SourcedImages;

class MixingTest {
  /** Nine images of three sources: {@code a} has 0 and 3, {@code b} 8 alone, {@code c} the rest. */
  private static final SourcedImages IMAGES =
      new SourcedImages(List.of("a", "c", "c", "a", "c", "c", "c", "c", "b"));

  private static Set<Integer> others(int index) {
    Mixing mixing = new Mixing(IMAGES, 1, 7, 16);
    Set<Integer> others = new HashSet<>();
    for (int draw = 0; draw < 200; draw++) {
      mixing.part(index, draw).ifPresent(part -> others.add(part.image()));
    }
    return others;
  }

  @Test
  void partsAreOfAllOtherImagesOfTheSameSource() {
    assertThat(others(3)).containsExactly(0);
    assertThat(others(1)).containsExactlyInAnyOrder(2, 4, 5, 6, 7);
  }

  @Test
  void anImageThatIsAloneInItsSourceIsNotMixed() {
    assertThat(others(8)).isEmpty();
  }

  @Test
  void asManyExamplesAsTheShareAsksForDrawAPart() {
    // Of image 3 a part is of itself, and so left out, in half of the draws: 0.5 * 0.4 of 5,000.
    Mixing mixing = new Mixing(IMAGES, 0.4, 7, 16);
    int mixed = 0;
    for (int draw = 0; draw < 5000; draw++) {
      Optional<Mixing.Part> part = mixing.part(3, draw);
      assertThat(part).isEqualTo(mixing.part(3, draw));
      mixed += part.isPresent() ? 1 : 0;
    }
    // Five standard deviations, of sqrt(5000 * 0.2 * 0.8) = 28 each.
    assertThat(mixed).isBetween(1000 - 141, 1000 + 141);
    assertThat(new Mixing(IMAGES, 0, 7, 16).part(3, 1)).isEmpty();
  }
}
