package org.unmask.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CutMixTest {

  @Test
  void labelsByTheAreasOfBothPictures() {
    // 2 x 3 of 4 x 4 pixels: 6 / 16.
    CutMix rectangle = new CutMix(1, 0, 2, 3, 4);
    assertThat(rectangle.share()).isEqualTo(0.375);
    assertThat(rectangle.label(0, 1)).isEqualTo(0.375f);
    assertThat(rectangle.label(1, 0)).isEqualTo(0.625f);
    assertThat(rectangle.label(1, 1)).isEqualTo(1f);
  }

  @Test
  void pastesItsPixelsAndNoOther() {
    byte[] from = new byte[4 * 4 * 3];
    Arrays.fill(from, (byte) 9);
    byte[] target = new byte[5 + 4 * 4 * 3];
    new CutMix(1, 0, 2, 3, 4).paste(from, target, 5);
    for (int i = 0; i < target.length; i++) {
      int pixel = (i - 5) / 3;
      boolean inside = i >= 5 && pixel % 4 >= 1 && pixel % 4 < 3 && pixel / 4 < 3;
      assertThat(target[i]).as("byte %d", i).isEqualTo((byte) (inside ? 9 : 0));
    }
  }

  @Test
  void liesInsideThePictureAndFollowsFromTheSeed() {
    for (int seed = 0; seed < 500; seed++) {
      CutMix drawn = CutMix.sample(new SplittableRandom(seed), 16);
      assertThat(drawn).isEqualTo(CutMix.sample(new SplittableRandom(seed), 16));
      assertThat(List.of(drawn.left(), drawn.top(), drawn.width(), drawn.height()))
          .allMatch(side -> side >= 0);
      assertThat(drawn.left() + drawn.width()).isLessThanOrEqualTo(16);
      assertThat(drawn.top() + drawn.height()).isLessThanOrEqualTo(16);
    }
  }

  /**
   * A square of side s about a point anywhere covers s - s^2 / 4 of an axis of 1 on average, and
   * the axes are independent; with u = s^2 even from 0 to 1 that is 1/2 - 1/2 * 2/5 + 1/16 * 1/3.
   */
  @Test
  void coversAThirdOnAverage() {
    double mean =
        IntStream.range(0, 20_000)
            .mapToDouble(seed -> CutMix.sample(new SplittableRandom(seed * 77L), 256).share())
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(0.3208, within(0.01));
  }
}
