package org.unmask.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unmask.image.Label;

class SourceBalanceTest {
  private static final SourcedImages IMAGES = twoSources(100, 1000);

  /** The first {@code small} images are of one source, the others of another. */
  private static SourcedImages twoSources(int small, int size) {
    return new SourcedImages(
        IntStream.range(0, size).mapToObj(index -> index < small ? "a" : "b").toList());
  }

  private static long ofSmall(int[] order) {
    return Arrays.stream(order).filter(i -> i < 100).count();
  }

  @Test
  void groupsImagesByTheirSourceInAscendingOrder() {
    assertThat(twoSources(2, 5).bySource().keySet()).containsExactly("a", "b");
    assertThat(twoSources(2, 5).bySource().values())
        .containsExactly(new int[] {0, 1}, new int[] {2, 3, 4});
  }

  @Test
  void withoutStrengthEachImageComesOnce() {
    int[] order = new SourceBalance(IMAGES, 0, 0).order(1, 1);
    assertThat(Arrays.stream(order).sorted().toArray())
        .containsExactly(IntStream.range(0, 1000).toArray());
  }

  /** Of {@code a} three real images and one fake, of {@code b} one and two. */
  @Test
  void knowsHowManyOfALabelAnEpochHas() {
    SourcedImages images = new SourcedImages(List.of("a", "a", "a", "b", "a", "b", "b"));
    SourceBalance balance = new SourceBalance(images, 24, 1);
    // Twelve of each source: 12 * 3/4 + 12 * 1/3, and 12 * 1/4 + 12 * 2/3.
    assertThat(balance.expected(Label.REAL)).isCloseTo(13, within(1e-9));
    assertThat(balance.expected(Label.FAKE)).isCloseTo(11, within(1e-9));
    assertThat(new SourceBalance(images, 0, 0).expected(Label.REAL)).isEqualTo(4);
  }

  @Test
  void atFullStrengthSourcesAreAlike() {
    int[] order = new SourceBalance(IMAGES, 0, 1).order(1, 1);
    assertThat(order).hasSize(1000);
    assertThat(ofSmall(order)).isEqualTo(500);
    // 500 of 100: each five times. 500 of 900: none twice.
    for (int i = 0; i < 100; i++) {
      int image = i;
      assertThat(Arrays.stream(order).filter(o -> o == image).count()).isEqualTo(5);
    }
    assertThat(Arrays.stream(order).filter(o -> o >= 100).distinct().count()).isEqualTo(500);
  }

  @Test
  void betweenThemSharesGoByAPower() {
    // sqrt(100) to sqrt(900) is 1 to 3.
    assertThat(ofSmall(new SourceBalance(IMAGES, 0, 0.5).order(1, 1))).isEqualTo(250);
  }

  @Test
  void anEpochMayHaveFewerImagesThanThereAre() {
    int[] order = new SourceBalance(IMAGES, 40, 0.5).order(1, 1);
    assertThat(order).hasSize(40).doesNotHaveDuplicates();
    assertThat(ofSmall(order)).isEqualTo(10);
  }

  @Test
  void aSourceThatIsCutShowsOthersInTheNextEpoch() {
    SourceBalance balance = new SourceBalance(IMAGES, 0, 1);
    Set<Integer> seen = new HashSet<>();
    for (int epoch = 1; epoch <= 12; epoch++) {
      Arrays.stream(balance.order(1, epoch)).forEach(seen::add);
    }
    // After twelve epochs of 5 in 9 one of 900 is unseen with probability 5 %.
    assertThat(seen).hasSizeGreaterThan(995);
  }

  @Test
  void theOrderFollowsFromSeedAndEpoch() {
    SourceBalance balance = new SourceBalance(IMAGES, 0, 0.5);
    assertThat(balance.order(7, 3)).isEqualTo(new SourceBalance(IMAGES, 0, 0.5).order(7, 3));
    assertThat(balance.order(7, 3)).isNotEqualTo(balance.order(7, 4));
    assertThat(balance.order(7, 3)).isNotEqualTo(balance.order(8, 3));
  }

  @Test
  void aStrengthBeyondOneIsRefused() {
    assertThatThrownBy(() -> new SourceBalance(IMAGES, 0, 1.1))
        .hasMessage("Invalid strength: 1.1 (0 to 1)");
  }
}
