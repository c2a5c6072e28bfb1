package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unmask.image.ImageLimits;
import org.unmask.image.ImageView;
import org.unmask.image.InvalidImageException;
import org.unmask.image.ResampleFilter;
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;

/** What a model that crops sees, pixel by pixel. */
@Tag("tensorflow")
class ImageCropTest {
  private static final int SIZE = 64;
  private static final Resizing CROP = new Resizing(ResizeMode.CROP, ResampleFilter.CUBIC);

  private static byte[] decoded(BufferedImage image, ImageView view) throws InvalidImageException {
    try (ImageDecoder decoder = new ImageDecoder(SIZE, CROP, ImageLimits.DEFAULT, 1)) {
      byte[] pixels = new byte[decoder.imageBytes()];
      decoder.decode(TestImages.encoded(image, "png"), view, pixels, 0);
      return pixels;
    }
  }

  private static byte[] window(BufferedImage image, int left, int top, boolean mirrored) {
    byte[] pixels = new byte[SIZE * SIZE * 3];
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        int rgb = image.getRGB(left + (mirrored ? SIZE - 1 - x : x), top + y);
        int at = (y * SIZE + x) * 3;
        pixels[at] = (byte) (rgb >> 16);
        pixels[at + 1] = (byte) (rgb >> 8);
        pixels[at + 2] = (byte) rgb;
      }
    }
    return pixels;
  }

  @ParameterizedTest
  // 88 is 1.375 times the input: up to there pixels stay as they are.
  @CsvSource({
    "64, 64, 0, 0",
    "80, 80, 8, 8",
    "88, 88, 12, 12",
    "70, 300, 3, 118",
    "300, 65, 118, 1"
  })
  void takesTheCentrePixelByPixel(int width, int height, int left, int top)
      throws InvalidImageException {
    BufferedImage image = TestImages.noise(width, height, 5);
    assertThat(decoded(image, ImageView.IDENTITY)).isEqualTo(window(image, left, top, false));
    assertThat(decoded(image, ImageView.MIRRORED))
        .isEqualTo(window(image, (width - SIZE) - left, top, true));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0, 0", "1, 0, 16, 0", "0.26, 0.74, 4, 12"})
  void takesWholePixelsWhereverTheCropLies(double x, double y, int left, int top)
      throws InvalidImageException {
    BufferedImage image = TestImages.noise(80, 80, 5);
    assertThat(decoded(image, new ImageView(false, 0, 1, x, y)))
        .isEqualTo(window(image, left, top, false));
  }

  @Test
  void keepsTheAspectRatioOfALargerOne() throws InvalidImageException {
    // A square of 60 pixels in the middle of 240 x 120, which is shown at 88 of 120: 44 pixels.
    BufferedImage image = new BufferedImage(240, 120, BufferedImage.TYPE_INT_RGB);
    for (int y = 30; y < 90; y++) {
      for (int x = 90; x < 150; x++) {
        image.setRGB(x, y, 0xffffff);
      }
    }
    byte[] pixels = decoded(image, ImageView.IDENTITY);
    assertThat(bright(pixels, 32 * SIZE * 3, 3)).isEqualTo(44);
    assertThat(bright(pixels, 32 * 3, SIZE * 3)).isEqualTo(44);
  }

  private static int bright(byte[] pixels, int start, int step) {
    int bright = 0;
    for (int i = 0; i < SIZE; i++) {
      bright += (pixels[start + i * step] & 0xff) > 127 ? 1 : 0;
    }
    return bright;
  }

  @Test
  void aTurnedPhotoIsCroppedUpright() throws InvalidImageException {
    // Stored on its side: the centre of what is seen is the centre of what is stored.
    BufferedImage image = TestImages.quarters(80, 160);
    byte[] jpeg = TestImages.withOrientation(TestImages.encoded(image, "jpg"), 6);
    try (ImageDecoder decoder = new ImageDecoder(SIZE, CROP, ImageLimits.DEFAULT, 1)) {
      byte[] pixels = new byte[decoder.imageBytes()];
      decoder.decode(jpeg, ImageView.IDENTITY, pixels, 0);
      // Turned clockwise, the lower left quarter (blue) comes to the upper left.
      assertThat(pixels[2] & 0xff).isGreaterThan(200);
      assertThat(pixels[0] & 0xff).isLessThan(60);
    }
  }
}
