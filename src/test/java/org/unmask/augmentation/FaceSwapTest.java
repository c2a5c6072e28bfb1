package org.unmask.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FaceSwapTest {
  private static final int SIZE = 64;

  /** Grey with stripes down, {@code contrast} levels to either side; red is 20 levels above. */
  private static Picture striped(int level, int contrast) {
    byte[] bytes = new byte[SIZE * SIZE * 3];
    for (int i = 0; i < SIZE * SIZE; i++) {
      int grey = level + (i % SIZE / 4 % 2 == 0 ? contrast : -contrast);
      bytes[3 * i] = (byte) (grey + 20);
      bytes[3 * i + 1] = (byte) grey;
      bytes[3 * i + 2] = (byte) grey;
    }
    return Picture.of(bytes, SIZE, SIZE);
  }

  /** Grey that brightens downwards, 96 to 159. */
  private static Picture gradient() {
    byte[] bytes = new byte[SIZE * SIZE * 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (96 + i / (3 * SIZE));
    }
    return Picture.of(bytes, SIZE, SIZE);
  }

  private static byte[] swapped(Picture fake, Picture real, int seed) {
    return FaceSwap.apply(fake, real, new SplittableRandom(seed)).bytes();
  }

  private static int level(byte[] rgb, int x, int y, int channel) {
    return rgb[(y * SIZE + x) * 3 + channel] & 0xff;
  }

  @Test
  void followsFromTheSeed() {
    assertThat(swapped(striped(90, 30), gradient(), 4))
        .isEqualTo(swapped(striped(90, 30), gradient(), 4))
        .isNotEqualTo(swapped(striped(90, 30), gradient(), 5));
  }

  @Test
  void cornersAreTheRealOnesAndMostMiddlesTheFakes() {
    byte[] real = gradient().bytes();
    int striped = 0;
    for (int seed = 0; seed < 200; seed++) {
      byte[] swap = swapped(striped(90, 30), gradient(), seed);
      for (int corner : new int[] {0, SIZE - 1}) {
        assertThat(level(swap, corner, 0, 1)).isEqualTo(level(real, corner, 0, 1));
        assertThat(level(swap, 0, corner, 1)).isEqualTo(level(real, 0, corner, 1));
      }
      // Neighbouring stripes, whose middles lie at columns 29.5 and 33.5.
      striped += Math.abs(level(swap, 29, 32, 1) - level(swap, 33, 32, 1)) > 5 ? 1 : 0;
    }
    // Whole faces are eight in ten, and the other parts reach the middle at times.
    assertThat(striped).isGreaterThan(150);
  }

  @Test
  void colorsAreThoseOfTheRealUnderTheMask() {
    for (int seed = 0; seed < 50; seed++) {
      byte[] real = gradient().bytes();
      byte[] swap = swapped(striped(200, 10), gradient(), seed);
      for (int channel = 0; channel < 3; channel++) {
        // Outside of the mask both are the same, so means over all tell of the inside.
        assertThat(mean(swap, channel))
            .as("seed %d, channel %d", seed, channel)
            .isCloseTo(mean(real, channel), within(1.5));
      }
    }
  }

  private static double mean(byte[] rgb, int channel) {
    long sum = 0;
    for (int i = channel; i < rgb.length; i += 3) {
      sum += rgb[i] & 0xff;
    }
    return 3.0 * sum / rgb.length;
  }

  @Test
  void contrastIsAtMostDoubled() {
    // Of 4 levels to either side; the gradient deviates by some 10 under a whole face.
    for (int seed = 0; seed < 50; seed++) {
      byte[] swap = swapped(striped(100, 4), gradient(), seed);
      assertThat(Math.abs(level(swap, 29, 32, 1) - level(swap, 33, 32, 1)))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(17);
    }
  }

  @Test
  void aPlainFaceIsThatOfTheRealsMean() {
    byte[] swap = swapped(striped(100, 0), gradient(), 1);
    assertThat(level(swap, 32, 34, 0)).isBetween(118, 142);
  }
}
