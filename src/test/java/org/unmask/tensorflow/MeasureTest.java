package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unmask.image.ImageCodec;
import org.unmask.image.ImageLimits;
import org.unmask.image.InvalidImageException;
import org.unmask.image.Measurable;
import org.unmask.image.PerceptualHash;
import org.unmask.image.PixelTraits;

/** What is measured of the luma of a JPEG is what is measured of its pixels in colour. */
@Tag("tensorflow")
class MeasureTest {
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
  void seesTheSameInEachFormat(Map.Entry<String, byte[]> format) throws InvalidImageException {
    Measurable image = CODEC.measure(format.getValue(), ALL);

    assertThat(image.luma().width()).isEqualTo(ImageFormats.WIDTH);
    assertThat(image.luma().height()).isEqualTo(ImageFormats.HEIGHT);
    assertThat(image.colours().width()).isEqualTo(ImageFormats.WIDTH / 8);
    assertThat(image.colours().height()).isEqualTo(ImageFormats.HEIGHT / 8);
    // Means of 76, 150, 29 and 255: a quarter of the picture each.
    assertThat(PixelTraits.of(image).luminance()).isCloseTo(127.5, within(2.0));
    assertThat(TestImages.colour(image.colours().rgb(), 0)).isEqualTo('R');
  }

  @ParameterizedTest
  @MethodSource("formats")
  void reducesLumaAsPixelsAreReduced(Map.Entry<String, byte[]> format)
      throws InvalidImageException {
    for (int most : new int[] {13 * 8, 6 * 4, 1}) {
      Measurable image = CODEC.measure(format.getValue(), most);
      assertThat(image.luma().width()).isEqualTo(CODEC.decode(format.getValue(), most).width());
      assertThat(image.colours().width()).isLessThanOrEqualTo(ImageFormats.WIDTH / 8);
    }
  }

  @Test
  void agreesWithMeasuresOfThePixels() throws InvalidImageException {
    for (int seed = 0; seed < 20; seed++) {
      byte[] jpeg = TestImages.encoded(drawn(seed), "jpg");
      Measurable ofLuma = CODEC.measure(jpeg, ALL);
      Measurable ofPixels = Measurable.of(CODEC.decode(jpeg, ALL), 1);
      PixelTraits traits = PixelTraits.of(ofLuma);
      PixelTraits expected = PixelTraits.of(ofPixels);

      assertThat(traits.sharpness()).isCloseTo(expected.sharpness(), Percentage.withPercentage(1));
      assertThat(traits.luminance()).isCloseTo(expected.luminance(), Percentage.withPercentage(1));
      assertThat(traits.colourfulness())
          .isCloseTo(expected.colourfulness(), Percentage.withPercentage(6));
      assertThat(
              PerceptualHash.distance(
                  PerceptualHash.of(ofLuma.luma()).bits(),
                  PerceptualHash.of(ofPixels.luma()).bits()))
          .isLessThanOrEqualTo(4);
    }
  }

  @Test
  void turnsTheLumaUprightByExif() throws InvalidImageException {
    byte[] stored = TestImages.encoded(TestImages.quarters(48, 32), "jpg");
    byte[] turned = TestImages.withOrientation(stored, 6);

    assertThat(CODEC.measure(turned, ALL).luma().values())
        .isEqualTo(CODEC.measure(stored, ALL).luma().upright(6).values());
    assertThat(CODEC.measure(turned, ALL).luma().width()).isEqualTo(32);
  }

  /** Four inks, and none of them is luma: it comes of the pixels in colour. */
  @Test
  void measuresCmyk() throws IOException, InvalidImageException {
    WritableRaster inks = Raster.createInterleavedRaster(0, 40, 24, 4, null);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(inks, null, null), null);
    } finally {
      writer.dispose();
    }
    Measurable expected = Measurable.of(CODEC.decode(bytes.toByteArray(), ALL), 1);

    assertThat(CODEC.measure(bytes.toByteArray(), ALL).luma().values())
        .isEqualTo(expected.luma().values());
  }

  @Test
  void refusesWhatCannotBeDecoded() {
    byte[] whole = TestImages.encoded(TestImages.noise(64, 64, 1), "jpg");
    byte[] part = Arrays.copyOf(whole, whole.length * 2 / 3);

    assertThatThrownBy(() -> CODEC.measure(part, ALL)).isInstanceOf(InvalidImageException.class);
    assertThatThrownBy(() -> CODEC.measure(whole, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Colours are far from the borders of RGB, at which pixels are cut off and luma is not. */
  private static BufferedImage drawn(long seed) {
    BufferedImage image = new BufferedImage(160, 128, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.GRAY);
    graphics.fillRect(0, 0, 160, 128);
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      int grey = 60 + random.nextInt(110);
      graphics.setColor(
          new Color(
              grey + random.nextInt(40), grey + random.nextInt(40), grey + random.nextInt(40)));
      graphics.fillOval(
          random.nextInt(160) - 20,
          random.nextInt(128) - 20,
          10 + random.nextInt(60),
          10 + random.nextInt(60));
    }
    graphics.dispose();
    return image;
  }
}
