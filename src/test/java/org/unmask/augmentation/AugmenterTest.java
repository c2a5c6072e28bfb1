package org.unmask.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmenterTest {
  private static final JpegRoundTrip NO_JPEG =
      (rgb, width, height, quality) -> {
        throw new AssertionError("no JPEG was asked for");
      };
  private final Augmenter augmenter = new Augmenter(NO_JPEG);

  private static Picture grey(int size, int value) {
    byte[] bytes = new byte[size * size * 3];
    Arrays.fill(bytes, (byte) value);
    return Picture.of(bytes, size, size);
  }

  private static Picture noise(int size) {
    byte[] bytes = new byte[size * size * 3];
    new java.util.Random(5).nextBytes(bytes);
    return Picture.of(bytes, size, size);
  }

  private byte[] changed(Change change, double strength, Picture picture) {
    return augmenter.apply(Augmentation.of(change, strength), picture).bytes();
  }

  @Test
  void nothingChangesNothing() {
    byte[] before = noise(9).bytes();
    assertThat(augmenter.apply(Augmentation.NONE, noise(9)).bytes()).isEqualTo(before);
  }

  @Test
  void brightnessIsAShareOfWhite() {
    assertThat(changed(Change.BRIGHTNESS, 0.2, grey(2, 100))).containsOnly((byte) 151);
    assertThat(changed(Change.BRIGHTNESS, 0.9, grey(2, 100))).containsOnly((byte) 255);
    assertThat(changed(Change.BRIGHTNESS, -0.9, grey(2, 100))).containsOnly((byte) 0);
  }

  @Test
  void contrastIsAboutTheMean() {
    // Two pixels of luma 50 and 150: their mean is 100.
    byte[] bytes = {50, 50, 50, (byte) 150, (byte) 150, (byte) 150};
    byte[] halved = changed(Change.CONTRAST, 0.5, Picture.of(bytes, 2, 1));
    assertThat(halved).containsExactly(75, 75, 75, 125, 125, 125);
  }

  @Test
  void noSaturationLeavesTheLuma() {
    // 0.299 * 200 + 0.587 * 100 + 0.114 * 50 = 124.2
    byte[] bytes = {(byte) 200, 100, 50};
    assertThat(changed(Change.SATURATION, 0, Picture.of(bytes, 1, 1)))
        .containsExactly(124, 124, 124);
  }

  @Test
  void blurSpreadsAPointAsAGaussianDoes() {
    byte[] bytes = new byte[33 * 33 * 3];
    int centre = (16 * 33 + 16) * 3;
    Arrays.fill(bytes, centre, centre + 3, (byte) 255);
    Picture picture = Picture.of(bytes, 33, 33);
    new GaussianBlur(2).apply(picture);
    float[] rgb = picture.rgb();
    double sum = 0;
    double variance = 0;
    for (int y = 0; y < 33; y++) {
      for (int x = 0; x < 33; x++) {
        double value = rgb[(y * 33 + x) * 3];
        sum += value;
        variance += value * (x - 16) * (x - 16);
      }
    }
    assertThat(sum).isCloseTo(255, within(0.01));
    // Cut off at three standard deviations, a Gaussian of variance 4 has 3.9.
    assertThat(variance / sum).isCloseTo(4, within(0.12));
    assertThat(rgb[centre]).isCloseTo((float) (255 / (2 * Math.PI * 4)), within(0.1f));
  }

  @Test
  void blurLeavesWhatIsEvenAloneUpToTheBorder() {
    assertThat(changed(Change.BLUR, 3, grey(8, 77))).containsOnly((byte) 77);
  }

  @Test
  void noiseHasTheDeviationThatWasAskedForAndNoBias() {
    Picture picture = grey(128, 128);
    Noise.add(picture, 6, new SplittableRandom(3));
    double sum = 0;
    double squares = 0;
    for (float value : picture.rgb()) {
      sum += value - 128;
      squares += (value - 128) * (value - 128);
    }
    int count = picture.rgb().length;
    assertThat(sum / count).isCloseTo(0, within(5 * 6 / Math.sqrt(count)));
    assertThat(Math.sqrt(squares / count)).isCloseTo(6, within(0.12));
  }

  @Test
  void noiseFollowsFromTheSeed() {
    byte[] once = changed(Change.NOISE, 5, grey(8, 100));
    assertThat(changed(Change.NOISE, 5, grey(8, 100))).isEqualTo(once);
    Augmentation other = new Augmentation(java.util.Map.of(Change.NOISE, 5.0), 0.5, 0.5, 99);
    assertThat(augmenter.apply(other, grey(8, 100)).bytes()).isNotEqualTo(once);
  }

  @Test
  void rescalingWipesFineTracesAwayAndKeepsSizeAndMean() {
    byte[] checks = new byte[16 * 16 * 3];
    for (int i = 0; i < 256; i++) {
      Arrays.fill(checks, i * 3, i * 3 + 3, (byte) ((i + i / 16) % 2 == 0 ? 255 : 1));
    }
    byte[] half = changed(Change.RESCALE, 0.5, Picture.of(checks, 16, 16));
    assertThat(half).hasSameSizeAs(checks);
    for (int i = 5 * 16 + 5; i < 5 * 16 + 11; i++) {
      assertThat(half[i * 3] & 0xff).isBetween(110, 146);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.6, 0.9})
  void erasingCoversTheShareThatWasAskedFor(double share) {
    byte[] before = noise(64).bytes();
    byte[] after = changed(Change.ERASE, share, noise(64));
    int covered = 0;
    for (int i = 0; i < before.length; i++) {
      covered += before[i] == after[i] ? 0 : 1;
    }
    // Noise hits the grey once in 256.
    assertThat(covered / (double) before.length).isCloseTo(share, within(0.02));
  }

  @Test
  void jpegComesLastAndWithItsQuality() {
    Augmenter recording =
        new Augmenter(
            (rgb, width, height, quality) -> {
              assertThat(rgb).containsOnly((byte) 151);
              byte[] answer = new byte[rgb.length];
              Arrays.fill(answer, (byte) quality);
              return answer;
            });
    Augmentation both =
        new Augmentation(java.util.Map.of(Change.JPEG, 49.6, Change.BRIGHTNESS, 0.2), 0.5, 0.5, 1);
    assertThat(recording.apply(both, grey(2, 100)).bytes()).containsOnly((byte) 50);
  }

  @Test
  void aCropIsThePartOfThePicture() {
    byte[] bytes = new byte[4 * 3 * 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    assertThat(Picture.crop(bytes, 4, 1, 2, 2, 1).bytes()).containsExactly(27, 28, 29, 30, 31, 32);
  }
}
