package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.image.ImageCodec;
import org.unmask.image.ImageError;
import org.unmask.image.ImageLimits;
import org.unmask.image.InvalidImageException;
import org.unmask.image.MotionJpeg;
import org.unmask.image.Raster;

@Tag("tensorflow")
class TensorFlowCodecTest {
  private static final int ALL = 1 << 20;
  private static final ImageCodec CODEC = new TensorFlowCodecRecipe().open(ImageLimits.DEFAULT);

  @AfterAll
  static void close() {
    CODEC.close();
  }

  static Stream<Map.Entry<String, byte[]>> formats() {
    return ImageFormats.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void decodesTheColoursOfEachFormat(Map.Entry<String, byte[]> format)
      throws InvalidImageException {
    CODEC.verify(format.getValue());
    Raster raster = CODEC.decode(format.getValue(), ALL);
    assertThat(raster.width()).isEqualTo(ImageFormats.WIDTH);
    assertThat(raster.height()).isEqualTo(ImageFormats.HEIGHT);
    assertThat(quarters(raster)).isEqualTo("RGBW");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void reducesEachFormatByAPowerOfTwo(Map.Entry<String, byte[]> format)
      throws InvalidImageException {
    assertThat(size(CODEC.decode(format.getValue(), 48 * 32))).isEqualTo("48 x 32");
    assertThat(size(CODEC.decode(format.getValue(), 48 * 32 - 1))).isEqualTo("24 x 16");
    Raster reduced = CODEC.decode(format.getValue(), 13 * 8);
    assertThat(size(reduced)).isEqualTo("12 x 8");
    assertThat(quarters(reduced)).isEqualTo("RGBW");
    assertThat(size(CODEC.decode(format.getValue(), 24))).isEqualTo("6 x 4");
    assertThat(size(CODEC.decode(format.getValue(), 23))).isEqualTo("3 x 2");
    assertThat(size(CODEC.decode(format.getValue(), 1))).isEqualTo("1 x 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void roundsReducedSidesUp(String format) throws InvalidImageException {
    byte[] image = TestImages.encoded(TestImages.noise(33, 17, 4), format);
    assertThat(size(CODEC.decode(image, 17 * 9))).isEqualTo("17 x 9");
    assertThat(size(CODEC.decode(image, 17 * 9 - 1))).isEqualTo("9 x 5");
  }

  @Test
  void reducingTakesMeans() throws InvalidImageException {
    BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x286400);
    image.setRGB(3, 1, 0x0000ff);
    Raster reduced = CODEC.decode(TestImages.encoded(image, "png"), 2);
    // 40 / 4, 100 / 4 and 255 / 4 = 63.75, rounded.
    assertThat(reduced.rgb()).containsExactly(10, 25, 0, 0, 0, 64);
  }

  @Test
  void keepsTheSizeAndPixelsOfAPng() throws InvalidImageException {
    BufferedImage image = TestImages.noise(5, 3, 5);
    Raster raster = CODEC.decode(TestImages.encoded(image, "png"), ALL);
    int rgb = image.getRGB(4, 2);
    assertThat(Arrays.copyOfRange(raster.rgb(), 42, 45)).containsExactly(rgb >> 16, rgb >> 8, rgb);
  }

  @ParameterizedTest
  @CsvSource({"orientation-6.webp, 32, BRWG", "orientation-6.png, 32, BRWG"})
  void turnsUprightByExif(String name, int width, String upright) throws InvalidImageException {
    Raster raster = CODEC.decode(TestImages.resource(name), ALL);
    assertThat(raster.width()).isEqualTo(width);
    assertThat(quarters(raster)).isEqualTo(upright);
  }

  @Test
  void takesTheFirstFrameOfAnAnimation() throws InvalidImageException {
    assertThat(quarters(CODEC.decode(TestImages.resource("animated.webp"), ALL))).isEqualTo("RGBW");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void refusesATruncatedImage(Map.Entry<String, byte[]> format) {
    byte[] whole = format.getValue();
    byte[] part = Arrays.copyOf(whole, whole.length * 2 / 3);
    assertRefused(() -> CODEC.verify(part), ImageError.CORRUPT);
    assertRefused(() -> CODEC.decode(part, ALL), ImageError.CORRUPT);
  }

  @Test
  void refusesAJpegThatIsCutOffAndGivenAnEnd() {
    byte[] whole = TestImages.encoded(TestImages.noise(64, 64, 1), "jpg");
    byte[] part = Arrays.copyOf(whole, whole.length * 2 / 3);
    part[part.length - 2] = (byte) 0xff;
    part[part.length - 1] = (byte) 0xd9;
    assertRefused(() -> CODEC.verify(part), ImageError.CORRUPT);
    assertRefused(() -> CODEC.decode(part, ALL), ImageError.CORRUPT);
  }

  @Test
  void decodesAFrameOfAMotionJpegByTheTablesOfTheStandard() throws InvalidImageException {
    byte[] image = TestImages.encoded(TestImages.noise(64, 64, 1), "jpg");
    byte[] frame = MotionJpeg.frame(image);
    CODEC.verify(frame);
    assertThat(CODEC.decode(frame, ALL).rgb()).isEqualTo(CODEC.decode(image, ALL).rgb());
    byte[] part = Arrays.copyOf(frame, frame.length * 2 / 3);
    part[part.length - 2] = (byte) 0xff;
    part[part.length - 1] = (byte) 0xd9;
    assertRefused(() -> CODEC.decode(part, ALL), ImageError.CORRUPT);
  }

  @Test
  void refusesABombByItsHeader() {
    byte[] webp = TestImages.resource("lossy.webp");
    byte[] png = TestImages.encoded(TestImages.quarters(64, 64), "png");
    try (ImageCodec small = new TensorFlowCodecRecipe().open(new ImageLimits(1 << 20, 1000))) {
      assertRefused(() -> small.verify(png), ImageError.TOO_MANY_PIXELS);
      assertRefused(() -> small.decode(webp, ALL), ImageError.TOO_MANY_PIXELS);
    }
  }

  @Test
  void refusesALimitBelowOnePixel() {
    byte[] png = TestImages.encoded(TestImages.quarters(4, 4), "png");
    assertThatThrownBy(() -> CODEC.decode(png, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equalRecipesOpenEqualCodecs() {
    assertThat(new TensorFlowCodecRecipe())
        .isEqualTo(new TensorFlowCodecRecipe())
        .hasSameHashCodeAs(new TensorFlowCodecRecipe());
  }

  @Test
  void keepsADarkFrameOfAGreyJpegGrey() throws InvalidImageException {
    BufferedImage image = new BufferedImage(40, 24, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 20, 24);
    graphics.dispose();
    Raster raster = CODEC.decode(TestImages.encoded(image, "jpg"), ALL);
    assertThat(raster.rgb()[0] & 0xff).isGreaterThan(250);
    assertThat(raster.rgb()[39 * 3] & 0xff).isLessThan(5);
  }

  private static void assertRefused(ThrowingCallable call, ImageError error) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InvalidImageException.class, e -> assertThat(e.error()).isEqualTo(error));
  }

  private static String size(Raster raster) {
    return raster.width() + " x " + raster.height();
  }

  private static String quarters(Raster raster) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      int x = raster.width() / 4 + i % 2 * raster.width() / 2;
      int y = raster.height() / 4 + i / 2 * raster.height() / 2;
      names.append(TestImages.colour(raster.rgb(), (y * raster.width() + x) * 3));
    }
    return names.toString();
  }
}
