package org.unmask.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unmask.image.Headers.encoded;
import static org.unmask.image.Headers.read;
import static org.unmask.image.Headers.withExifIfJpeg;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderFuzzTest {

  @ParameterizedTest
  @ValueSource(strings = {"JPEG", "PNG", "GIF", "BMP"})
  void refusesOrReadsEveryTruncationAndNothingElseHappens(ImageFormat format) {
    byte[] whole = withExifIfJpeg(format, encoded(format, 16, 16));
    int refused = 0;
    for (int length = 0; length < whole.length; length++) {
      refused += refusedOrSane(Arrays.copyOf(whole, length)) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPEG", "PNG", "GIF", "BMP"})
  void refusesOrReadsEveryMutationAndNothingElseHappens(ImageFormat format) {
    byte[] whole = withExifIfJpeg(format, encoded(format, 16, 16));
    Random random = new Random(7);
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] mutant = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int change = random.nextInt(8); change >= 0; change--) {
        mutant[random.nextInt(Math.min(mutant.length, 200))] = (byte) random.nextInt();
      }
      refused += refusedOrSane(mutant) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(100);
  }

  private static boolean refusedOrSane(byte[] content) {
    try {
      ImageHeader header = read(content);
      assertThat(header.width()).isPositive();
      assertThat(header.height()).isPositive();
      assertThat(header.orientation()).isBetween(1, 8);
      return false;
    } catch (InvalidImageException refusal) {
      assertThat(refusal.detail()).isNotBlank();
      return true;
    }
  }
}
