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

    assertThat(traits(new Raster(5, 4, rgb))).isEqualTo(new PixelTraits(0, 200, 0));
  }

  /** One white pixel among 5 x 5: the inner 3 x 3 hold -1020, four of 255, four of 0. */
  @Test
  void sharpnessIsTheVarianceOfTheLaplacian() {
    byte[] rgb = new byte[5 * 5 * 3];
    Arrays.fill(rgb, 12 * 3, 13 * 3, (byte) 255);
    double squares = (1020.0 * 1020 + 4 * 255.0 * 255) / 9;

    assertThat(traits(new Raster(5, 5, rgb)).sharpness()).isCloseTo(squares, within(1e-6));
  }

  /** Rows of 0, 10 and 40 in 3 x 3: one inner pixel, and one number has no variance. */
  @Test
  void oneInnerPixelHasNoVariance() {
    byte[] rgb = new byte[27];
    Arrays.fill(rgb, 9, 18, (byte) 10);
    Arrays.fill(rgb, 18, 27, (byte) 40);

    assertThat(traits(new Raster(3, 3, rgb)).sharpness()).isZero();
  }

  @Test
  void withoutInnerPixelsSharpnessIsZero() {
    byte[] rgb = {0, 0, 0, (byte) 255, (byte) 255, (byte) 255, 0, 0, 0, 0, 0, 0};

    assertThat(traits(new Raster(2, 2, rgb)).sharpness()).isZero();
    assertThat(traits(new Raster(4, 1, rgb)).sharpness()).isZero();
  }

  /** 0.299 * 255 = 76.245 for red, 0.114 * 255 = 29.07 for blue; luma is in whole levels. */
  @Test
  void luminanceIsTheMeanOfLuma() {
    byte[] redAndBlue = {(byte) 255, 0, 0, 0, 0, (byte) 255};

    assertThat(traits(new Raster(2, 1, redAndBlue)).luminance()).isEqualTo((76 + 29) / 2.0);
  }

  /**
   * Red and blue pixels: rg is 255 and 0, yb is 127.5 and -255. Means 127.5 and -63.75, variances
   * 127.5 squared and 191.25 squared.
   */
  @Test
  void colourfulnessIsThatOfHaslerAndSuesstrunk() {
    byte[] redAndBlue = {(byte) 255, 0, 0, 0, 0, (byte) 255};
    double expected = Math.hypot(127.5, 191.25) + 0.3 * Math.hypot(127.5, 63.75);

    assertThat(traits(new Raster(2, 1, redAndBlue)).colourfulness())
        .isCloseTo(expected, within(EXACT));
  }

  @Test
  void turningAnImageChangesNoTrait() {
    byte[] rgb = new byte[7 * 5 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * i * 31);
    }
    Raster raster = new Raster(7, 5, rgb);
    PixelTraits traits = traits(raster);
    for (int orientation = 2; orientation <= 8; orientation++) {
      PixelTraits turned = traits(raster.upright(orientation));
      assertThat(turned.sharpness()).isCloseTo(traits.sharpness(), within(1e-6));
      assertThat(turned.luminance()).isEqualTo(traits.luminance());
      assertThat(turned.colourfulness()).isEqualTo(traits.colourfulness());
    }
  }

  /** Squares of 1020 of a checkerboard's edges, over more rows than sums of 31 bits hold. */
  @Test
  void sumsOfTallImagesDoNotOverflow() {
    int height = 5000;
    byte[] luma = new byte[3 * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < 3; x++) {
        luma[3 * y + x] = (byte) (255 * (x + y & 1));
      }
    }
    Measurable tall = new Measurable(new Luma(3, height, luma), new Raster(1, 1, new byte[3]));

    assertThat(PixelTraits.of(tall).sharpness()).isCloseTo(1020.0 * 1020, within(1e-6));
    assertThat(PixelTraits.of(tall).luminance()).isCloseTo(127.5, within(EXACT));
  }

  private static PixelTraits traits(Raster raster) {
    return PixelTraits.of(new Measurable(Luma.of(raster), raster));
  }
}
