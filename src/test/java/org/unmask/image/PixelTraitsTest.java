package org.unmask.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PixelTraitsTest {
  private static final double EXACT = 1e-9;

  @Test
  void ofEvenGreyThereIsOnlyLight() {
    byte[] rgb = new byte[5 * 4 * 3];
    Arrays.fill(rgb, (byte) 200);

    assertThat(PixelTraits.of(new Raster(5, 4, rgb))).isEqualTo(new PixelTraits(0, 200, 0));
  }

  /** One white pixel among 5 x 5: the inner 3 x 3 hold -1020, four of 255, four of 0. */
  @Test
  void sharpnessIsTheVarianceOfTheLaplacian() {
    byte[] rgb = new byte[5 * 5 * 3];
    Arrays.fill(rgb, 12 * 3, 13 * 3, (byte) 255);
    double squares = (1020.0 * 1020 + 4 * 255.0 * 255) / 9;

    assertThat(PixelTraits.of(new Raster(5, 5, rgb)).sharpness()).isCloseTo(squares, within(1e-6));
  }

  /** Rows of 0, 10 and 40 in 3 x 3: one inner pixel, and one number has no variance. */
  @Test
  void oneInnerPixelHasNoVariance() {
    byte[] rgb = new byte[27];
    Arrays.fill(rgb, 9, 18, (byte) 10);
    Arrays.fill(rgb, 18, 27, (byte) 40);

    assertThat(PixelTraits.of(new Raster(3, 3, rgb)).sharpness()).isZero();
  }

  @Test
  void withoutInnerPixelsSharpnessIsZero() {
    byte[] rgb = {0, 0, 0, (byte) 255, (byte) 255, (byte) 255, 0, 0, 0, 0, 0, 0};

    assertThat(PixelTraits.of(new Raster(2, 2, rgb)).sharpness()).isZero();
    assertThat(PixelTraits.of(new Raster(4, 1, rgb)).sharpness()).isZero();
  }

  /** 0.299 * 255 = 76.245 for red, 0.114 * 255 = 29.07 for blue. */
  @Test
  void luminanceIsTheMeanOfLuma() {
    byte[] redAndBlue = {(byte) 255, 0, 0, 0, 0, (byte) 255};

    assertThat(PixelTraits.of(new Raster(2, 1, redAndBlue)).luminance())
        .isCloseTo((76.245 + 29.07) / 2, within(EXACT));
  }

  /**
   * Red and blue pixels: rg is 255 and 0, yb is 127.5 and -255. Means 127.5 and -63.75, variances
   * 127.5 squared and 191.25 squared.
   */
  @Test
  void colourfulnessIsThatOfHaslerAndSuesstrunk() {
    byte[] redAndBlue = {(byte) 255, 0, 0, 0, 0, (byte) 255};
    double expected = Math.hypot(127.5, 191.25) + 0.3 * Math.hypot(127.5, 63.75);

    assertThat(PixelTraits.of(new Raster(2, 1, redAndBlue)).colourfulness())
        .isCloseTo(expected, within(EXACT));
  }

  @Test
  void turningAnImageChangesNoTrait() {
    byte[] rgb = new byte[7 * 5 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * i * 31);
    }
    Raster raster = new Raster(7, 5, rgb);
    PixelTraits traits = PixelTraits.of(raster);
    for (int orientation = 2; orientation <= 8; orientation++) {
      PixelTraits turned = PixelTraits.of(raster.upright(orientation));
      assertThat(turned.sharpness()).isCloseTo(traits.sharpness(), within(1e-6));
      assertThat(turned.luminance()).isEqualTo(traits.luminance());
      assertThat(turned.colourfulness()).isEqualTo(traits.colourfulness());
    }
  }
}
