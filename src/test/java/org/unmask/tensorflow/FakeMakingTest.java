package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unmask.training.AugmentedSample.Origin;
import org.unmask.training.SourcedImages;
import org.unmask.training.TrainingPlan.MadeFakes;

class FakeMakingTest {
  /**
   * Even ones are real: 0, 2 and 6 of {@code a} and 4 of {@code b}. Of the fakes 1 is of {@code a},
   * 3 and 5 are of {@code b}, and 7 is of {@code c}, which has no real image.
   */
  private static final SourcedImages IMAGES =
      new SourcedImages(List.of("a", "a", "a", "b", "b", "b", "a", "c"));

  private static List<Optional<FakeMaking.Made>> drawn(MadeFakes shares, int index, int draws) {
    FakeMaking making = new FakeMaking(IMAGES, shares);
    return IntStream.range(0, draws)
        .mapToObj(draw -> making.drawn(index, new SplittableRandom(draw)))
        .toList();
  }

  private static Set<Integer> reals(MadeFakes shares, int index) {
    return drawn(shares, index, 200).stream()
        .map(made -> made.orElseThrow().real())
        .collect(Collectors.toSet());
  }

  @Test
  void aBlendIsOfAnyRealAndASwapOfOneOfTheSameSource() {
    assertThat(reals(new MadeFakes(1, 0), 1)).containsExactlyInAnyOrder(0, 2, 4, 6);
    assertThat(reals(new MadeFakes(0, 1), 1)).containsExactlyInAnyOrder(0, 2, 6);
    assertThat(reals(new MadeFakes(0, 1), 5)).containsExactly(4);
  }

  @Test
  void realsAndFakesWithoutARealOfTheirSourceAreShownThemselves() {
    assertThat(drawn(new MadeFakes(1, 1), 2, 50)).containsOnly(Optional.empty());
    assertThat(drawn(new MadeFakes(0, 1), 7, 50)).containsOnly(Optional.empty());
    assertThat(drawn(MadeFakes.NONE, 1, 50)).containsOnly(Optional.empty());
  }

  @Test
  void swapsAreAShareOfTheFakesThatAreNoBlends() {
    int draws = 5000;
    List<Optional<FakeMaking.Made>> made = drawn(new MadeFakes(0.25, 0.4), 1, draws);
    // A quarter, and 0.4 of the other three; five standard deviations of at most 33 each.
    assertThat(count(made, Origin.SELF_BLEND)).isBetween(1250L - 160, 1250L + 160);
    assertThat(count(made, Origin.FACE_SWAP)).isBetween(1500L - 165, 1500L + 165);
  }

  private static long count(List<Optional<FakeMaking.Made>> made, Origin origin) {
    return made.stream().flatMap(Optional::stream).filter(of -> of.origin() == origin).count();
  }
}
