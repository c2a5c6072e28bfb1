package org.unmask.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.unmask.image.ImageView;

class AugmentationPolicyTest {

  @Test
  void drawsTheSameFromTheSameSeed() {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(AugmentationPolicy.ROBUST.sample(new SplittableRandom(seed)))
          .isEqualTo(AugmentationPolicy.ROBUST.sample(new SplittableRandom(seed)));
    }
  }

  @Test
  void eachChangeHappensAsOftenAndAsStronglyAsItsChanceSays() {
    SplittableRandom random = new SplittableRandom(1);
    int draws = 20_000;
    int happened = 0;
    double sum = 0;
    for (int i = 0; i < draws; i++) {
      var sigma = AugmentationPolicy.ROBUST.sample(random).strength(Change.BLUR);
      if (sigma.isPresent()) {
        happened++;
        assertThat(sigma.getAsDouble()).isBetween(0.3, 2.0);
        sum += sigma.getAsDouble();
      }
    }
    // Five standard deviations of a share of 0.15, and of the mean of a uniform number.
    assertThat(happened / (double) draws).isCloseTo(0.15, within(0.013));
    assertThat(sum / happened).isCloseTo(1.15, within(0.05));
  }

  @Test
  void whatAnotherChangeDoesLeavesTheDrawsOfTheOthersAlone() {
    Map<Change, Chance> jpeg = Map.of(Change.JPEG, new Chance(0.5, 40, 95));
    Map<Change, Chance> both =
        Map.of(Change.JPEG, new Chance(0.5, 40, 95), Change.ZOOM, new Chance(0.7, 1, 2));
    for (int seed = 0; seed < 50; seed++) {
      assertThat(
              new AugmentationPolicy(both).sample(new SplittableRandom(seed)).strength(Change.JPEG))
          .isEqualTo(
              new AugmentationPolicy(jpeg)
                  .sample(new SplittableRandom(seed))
                  .strength(Change.JPEG));
    }
  }

  @Test
  void takesAsManyNumbersForOneChanceAsForAllAndForNoneNoNumber() {
    AugmentationPolicy one = new AugmentationPolicy(Map.of(Change.MIRROR, new Chance(1, 1, 1)));
    assertThat(nextAfter(one)).isEqualTo(nextAfter(AugmentationPolicy.ROBUST));
    assertThat(nextAfter(AugmentationPolicy.NONE)).isEqualTo(new SplittableRandom(1).nextLong());
  }

  private static long nextAfter(AugmentationPolicy policy) {
    SplittableRandom random = new SplittableRandom(1);
    policy.sample(random);
    return random.nextLong();
  }

  @Test
  void noneShowsTheImageAsItIsFromItsCentre() {
    Augmentation nothing = AugmentationPolicy.NONE.sample(new SplittableRandom(1));
    assertThat(nothing.strengths()).isEmpty();
    assertThat(nothing.view()).isEqualTo(ImageView.IDENTITY);
    assertThat(nothing).extracting(Augmentation::cropX, Augmentation::cropY).containsOnly(0.5);
  }

  @Test
  void geometryIsAView() {
    Augmentation turned =
        new Augmentation(
            Map.of(Change.MIRROR, 1.0, Change.ROTATION, -7.0, Change.ZOOM, 1.25), 0.2, 0.9, 1);
    assertThat(turned.view()).isEqualTo(new ImageView(true, -7, 1.25, 0.2, 0.9));
    assertThat(turned.changesPixels()).isFalse();
    assertThat(Augmentation.of(Change.BLUR, 1).changesPixels()).isTrue();
  }

  @Test
  void aStrengthBeyondWhatAChangeHasIsRefused() {
    assertThatThrownBy(() -> new AugmentationPolicy(Map.of(Change.JPEG, new Chance(0.1, 0, 50))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid jpeg: 0.0 to 50.0 (1.0 to 100.0)");
    assertThatThrownBy(() -> new Chance(1.5, 0, 1)).hasMessage("Invalid probability: 1.5 (0 to 1)");
    assertThatThrownBy(() -> new Chance(1, 2, 1)).hasMessage("Invalid range: 2.0 to 1.0");
  }
}
