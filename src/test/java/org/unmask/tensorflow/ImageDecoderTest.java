package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.image.ImageError;
import org.unmask.image.ImageLimits;
import org.unmask.image.ImageView;
import org.unmask.image.InvalidImageException;

@Tag("tensorflow")
class ImageDecoderTest {
  private static final int SIZE = 32;
  private static final ImageDecoder DECODER =
      new ImageDecoder(SIZE, TestImages.STRETCHED, ImageLimits.DEFAULT, 1);

  /** The names of the quarters of {@link TestImages#quarters}. */
  private static final String QUARTERS = "RGBW";

  @AfterAll
  static void close() {
    DECODER.close();
  }

  private static byte[] decode(byte[] content, ImageView view) throws InvalidImageException {
    byte[] pixels = new byte[SIZE * SIZE * 3];
    DECODER.decode(content, view, pixels, 0);
    return pixels;
  }

  /** Which colour is in the middle of each quarter, top left first. */
  private static String quarters(byte[] pixels) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      int x = SIZE / 4 + i % 2 * SIZE / 2;
      int y = SIZE / 4 + i / 2 * SIZE / 2;
      names.append(TestImages.colour(pixels, (y * SIZE + x) * 3));
    }
    return names.toString();
  }

  static Stream<Map.Entry<String, byte[]>> formats() {
    return ImageFormats.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void decodesEachFormat(Map.Entry<String, byte[]> format) throws InvalidImageException {
    assertThat(quarters(decode(format.getValue(), ImageView.IDENTITY))).isEqualTo(QUARTERS);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void augmentsEachFormatAlike(Map.Entry<String, byte[]> format) throws InvalidImageException {
    assertThat(quarters(decode(format.getValue(), ImageView.MIRRORED))).isEqualTo("GRWB");
    ImageView turned = new ImageView(false, 180, 1, 0.5, 0.5);
    assertThat(quarters(decode(format.getValue(), turned))).isEqualTo("WBGR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orientation-6.png", "orientation-6.webp"})
  void turnsOtherFormatsUprightToo(String name) throws InvalidImageException {
    assertThat(quarters(decode(TestImages.resource(name), ImageView.IDENTITY))).isEqualTo("BRWG");
  }

  @Test
  void theWayThroughJavaGivesTheSamePixels() throws InvalidImageException {
    BufferedImage noise = TestImages.noise(50, 70, 9);
    byte[] plain = TestImages.encoded(noise, "bmp");
    assertThat(decode(TestImages.bmp32(noise), ImageView.IDENTITY))
        .isEqualTo(decode(plain, ImageView.IDENTITY));
    // TensorFlow takes no BMP with anything behind its pixels.
    assertThat(decode(Arrays.copyOf(plain, plain.length + 8), ImageView.IDENTITY))
        .isEqualTo(decode(plain, ImageView.IDENTITY));
  }

  @Test
  void refusesAJpegThatIsCutOffAndGivenAnEnd() {
    byte[] whole = TestImages.encoded(TestImages.noise(64, 64, 1), "jpg");
    byte[] part = Arrays.copyOf(whole, whole.length * 2 / 3);
    part[part.length - 2] = (byte) 0xff;
    part[part.length - 1] = (byte) 0xd9;
    assertThatThrownBy(() -> decode(part, ImageView.IDENTITY))
        .isInstanceOfSatisfying(
            InvalidImageException.class, e -> assertThat(e.error()).isEqualTo(ImageError.CORRUPT));
  }

  @Test
  void keepsPixelsWhereTheSizeIsRight() throws InvalidImageException {
    BufferedImage image = TestImages.noise(SIZE, SIZE, 5);
    byte[] pixels = decode(TestImages.encoded(image, "png"), ImageView.IDENTITY);
    int rgb = image.getRGB(3, 7);
    assertThat(Arrays.copyOfRange(pixels, (7 * SIZE + 3) * 3, (7 * SIZE + 3) * 3 + 3))
        .containsExactly(rgb >> 16, rgb >> 8, rgb);
  }

  @Test
  void theShortWayForTheRightSizeGivesTheSamePixels() throws InvalidImageException {
    byte[] image = TestImages.encoded(TestImages.noise(SIZE, SIZE, 6), "jpg");
    byte[] shortWay = decode(image, ImageView.IDENTITY);
    byte[] resized = decode(image, new ImageView(false, 0, Math.nextUp(1.0), 0, 0));
    assertThat(resized).isEqualTo(shortWay);
  }

  @Test
  void theShortWayOfAMirrorImageGivesTheSamePixels() throws InvalidImageException {
    for (String format : List.of("jpg", "bmp")) {
      byte[] image = TestImages.encoded(TestImages.noise(SIZE, SIZE, 7), format);
      byte[] resized = decode(image, new ImageView(true, 0, Math.nextUp(1.0), 0, 0));
      assertThat(decode(image, ImageView.MIRRORED)).as(format).isEqualTo(resized);
    }
    byte[] bmp32 = TestImages.bmp32(TestImages.noise(SIZE, SIZE, 7));
    assertThat(decode(bmp32, ImageView.MIRRORED))
        .isEqualTo(decode(bmp32, new ImageView(true, 0, Math.nextUp(1.0), 0, 0)));
  }

  @Test
  void averagesWhenItShrinks() throws InvalidImageException {
    BufferedImage stripes = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 256; y++) {
      for (int x = 0; x < 256; x += 2) {
        stripes.setRGB(x, y, 0xffffff);
      }
    }
    byte[] pixels = decode(TestImages.encoded(stripes, "png"), ImageView.IDENTITY);
    assertThat(pixels[(16 * SIZE + 16) * 3] & 0xff).isBetween(120, 135);
  }

  @ParameterizedTest
  @CsvSource({
    "1, RGBW", "2, GRWB", "3, WBGR", "4, BWRG", "5, RBGW", "6, BRWG", "7, WGBR", "8, GWRB"
  })
  void turnsAPhotoUprightByItsOrientation(int orientation, String upright)
      throws InvalidImageException {
    byte[] jpeg =
        TestImages.withOrientation(
            TestImages.encoded(TestImages.quarters(64, 64), "jpg"), orientation);
    assertThat(quarters(decode(jpeg, ImageView.IDENTITY))).isEqualTo(upright);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void mirrorsTheUprightPicture(int orientation) throws InvalidImageException {
    byte[] jpeg =
        TestImages.withOrientation(
            TestImages.encoded(TestImages.quarters(64, 64), "jpg"), orientation);
    String upright = quarters(decode(jpeg, ImageView.IDENTITY));
    String mirrored =
        "" + upright.charAt(1) + upright.charAt(0) + upright.charAt(3) + upright.charAt(2);
    assertThat(quarters(decode(jpeg, ImageView.MIRRORED))).isEqualTo(mirrored);
  }

  @Test
  void zoomsIntoTheCornerThatTheCropNames() throws InvalidImageException {
    byte[] image = TestImages.encoded(TestImages.quarters(64, 64), "png");
    assertThat(quarters(decode(image, new ImageView(false, 0, 2, 0, 0)))).isEqualTo("RRRR");
    assertThat(quarters(decode(image, new ImageView(false, 0, 2, 1, 0)))).isEqualTo("GGGG");
    assertThat(quarters(decode(image, new ImageView(false, 0, 2, 0, 1)))).isEqualTo("BBBB");
  }

  @Test
  void rotatesCounterClockwise() throws InvalidImageException {
    byte[] image = TestImages.encoded(TestImages.quarters(64, 64), "png");
    assertThat(quarters(decode(image, new ImageView(false, 90, 1, 0.5, 0.5)))).isEqualTo("GWRB");
  }

  @ParameterizedTest
  @CsvSource({"128", "256", "512", "1000"})
  void showsALargeJpegAsItShowsTheSamePicturePlain(int pixels) throws InvalidImageException {
    BufferedImage image = waves(pixels);
    byte[] jpeg = decode(TestImages.encoded(image, "jpg"), ImageView.IDENTITY);
    byte[] plain = decode(TestImages.encoded(image, "png"), ImageView.IDENTITY);
    for (int i = 0; i < plain.length; i++) {
      assertThat(jpeg[i] & 0xff).isCloseTo(plain[i] & 0xff, within(12));
    }
  }

  /** Soft waves in grey, which JPEG keeps. */
  private static BufferedImage waves(int pixels) {
    BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < pixels; y++) {
      for (int x = 0; x < pixels; x++) {
        double wave = Math.sin(9.0 * x / pixels) * Math.cos(7.0 * y / pixels);
        image.setRGB(x, y, ((int) (127 + 100 * wave)) * 0x010101);
      }
    }
    return image;
  }

  @Test
  void namesATruncatedJpegThatItWouldMakeSmaller() {
    byte[] image = TestImages.encoded(TestImages.noise(600, 600, 3), "jpg");
    byte[] part = Arrays.copyOf(image, image.length / 2);
    assertThatThrownBy(() -> decode(part, ImageView.IDENTITY))
        .isInstanceOfSatisfying(
            InvalidImageException.class, e -> assertThat(e.error()).isEqualTo(ImageError.CORRUPT));
  }

  @Test
  void dropsAlpha() throws InvalidImageException {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 40; x++) {
        image.setRGB(x, y, 0x80ff0000);
      }
    }
    assertThat(quarters(decode(TestImages.encoded(image, "png"), ImageView.IDENTITY)))
        .isEqualTo("RRRR");
  }

  @Test
  void makesGreyToThreeEqualChannels() throws InvalidImageException {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, 40, 40, filled(40 * 40, 200));
    byte[] pixels = decode(TestImages.encoded(image, "jpg"), ImageView.IDENTITY);
    assertThat(pixels[0] & 0xff).isBetween(198, 202);
    assertThat(pixels[1]).isEqualTo(pixels[0]);
    assertThat(pixels[2]).isEqualTo(pixels[0]);
  }

  @Test
  void decodesCmyk() throws IOException, InvalidImageException {
    byte[] plain = cmyk(0, 255, 255, 0);
    assertThat(quarters(decode(plain, ImageView.IDENTITY))).isEqualTo("RRRR");
  }

  @Test
  void decodesCmykAsAdobeStoresIt() throws IOException, InvalidImageException {
    byte[] adobe = {
      (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };
    byte[] inverted = TestImages.afterStart(cmyk(255, 0, 0, 255), adobe);
    assertThat(quarters(decode(inverted, ImageView.IDENTITY))).isEqualTo("RRRR");
  }

  /** A JPEG of four components and no colour marker. */
  private static byte[] cmyk(int... inks) throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(0, 40, 40, 4, null);
    for (int band = 0; band < 4; band++) {
      raster.setSamples(0, 0, 40, 40, band, filled(40 * 40, inks[band]));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif", "jpg"})
  void namesATruncatedImage(String format) {
    byte[] image = TestImages.encoded(TestImages.noise(64, 64, 1), format);
    for (int percent : new int[] {25, 50, 90}) {
      byte[] part = Arrays.copyOf(image, image.length * percent / 100);
      assertThatThrownBy(() -> decode(part, ImageView.IDENTITY))
          .isInstanceOfSatisfying(
              InvalidImageException.class,
              e -> assertThat(e.error()).isEqualTo(ImageError.CORRUPT));
    }
  }

  @Test
  void refusesABombByItsHeader() throws Exception {
    try (ImageDecoder small =
        new ImageDecoder(SIZE, TestImages.STRETCHED, new ImageLimits(1 << 20, 1000), 1)) {
      byte[] png = TestImages.encoded(TestImages.quarters(64, 64), "png");
      assertThatThrownBy(() -> small.decode(png, ImageView.IDENTITY, new byte[SIZE * SIZE * 3], 0))
          .isInstanceOfSatisfying(
              InvalidImageException.class,
              e -> assertThat(e.error()).isEqualTo(ImageError.TOO_MANY_PIXELS));
    }
  }

  private static int[] filled(int size, int value) {
    int[] values = new int[size];
    Arrays.fill(values, value);
    return values;
  }
}
