package org.unmask.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SelfBlendTest {
  private static final int SIZE = 64;
  private final SelfBlend blend = new SelfBlend((rgb, width, height, quality) -> rgb.clone());

  /** Smooth colours with a fine pattern over them. */
  private static Picture picture() {
    byte[] bytes = new byte[SIZE * SIZE * 3];
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        int at = (y * SIZE + x) * 3;
        bytes[at] = (byte) (80 + x + (x + y) % 3 * 8);
        bytes[at + 1] = (byte) (60 + y + (x + y) % 3 * 8);
        bytes[at + 2] = (byte) (90 + (x + y) / 2);
      }
    }
    return Picture.of(bytes, SIZE, SIZE);
  }

  @Test
  void followsFromTheSeed() {
    assertThat(blend.apply(picture(), new SplittableRandom(4)).bytes())
        .isEqualTo(blend.apply(picture(), new SplittableRandom(4)).bytes());
    assertThat(blend.apply(picture(), new SplittableRandom(4)).bytes())
        .isNotEqualTo(blend.apply(picture(), new SplittableRandom(5)).bytes());
  }

  @Test
  void changesThePictureEachTimeButStaysNearIt() {
    byte[] real = picture().bytes();
    for (int seed = 0; seed < 100; seed++) {
      byte[] fake = blend.apply(picture(), new SplittableRandom(seed)).bytes();
      double sum = 0;
      for (int i = 0; i < real.length; i++) {
        sum += Math.abs((real[i] & 0xff) - (fake[i] & 0xff));
      }
      assertThat(sum / real.length).as("seed %d", seed).isBetween(0.05, 45.0);
    }
  }

  /** Mean absolute difference of horizontal neighbours in a square of eight pixels. */
  private static double detail(byte[] rgb, int left, int top) {
    int sum = 0;
    for (int y = top; y < top + 8; y++) {
      for (int x = left; x < left + 8; x++) {
        int at = (y * SIZE + x) * 3;
        sum += Math.abs((rgb[at] & 0xff) - (rgb[at + 3] & 0xff));
      }
    }
    return sum / 64.0;
  }

  @Test
  void whatIsPastedHasLostItsDetailMoreOftenThanNot() {
    byte[] real = picture().bytes();
    int smooth = 0;
    int smoothCorner = 0;
    for (int seed = 0; seed < 400; seed++) {
      byte[] fake = blend.apply(picture(), new SplittableRandom(seed)).bytes();
      smooth += detail(fake, 28, 28) < 0.7 * detail(real, 28, 28) ? 1 : 0;
      smoothCorner += detail(fake, 0, 0) < 0.7 * detail(real, 0, 0) ? 1 : 0;
    }
    // Six in ten are smoothed, most of them about the middle; being moved smooths some of the
    // others.
    assertThat(smooth).isBetween(200, 380);
    assertThat(smoothCorner).isLessThan(40);
  }

  @Test
  void aMaskIsOneInsideAndZeroAtTheCornersWithASoftEdge() {
    int soft = 0;
    for (int seed = 0; seed < 200; seed++) {
      float[] weights = FaceMask.sample(new SplittableRandom(seed)).weights(SIZE, SIZE);
      float most = 0;
      for (float weight : weights) {
        assertThat(weight).isBetween(0f, 1f);
        most = Math.max(most, weight);
        soft += weight > 0.05f && weight < 0.95f ? 1 : 0;
      }
      assertThat(most).as("seed %d", seed).isGreaterThan(0.9f);
      assertThat(new float[] {weights[0], weights[SIZE - 1], weights[weights.length - 1]})
          .as("seed %d", seed)
          .containsOnly(0f);
    }
    assertThat(soft).isGreaterThan(200 * SIZE);
  }
}
