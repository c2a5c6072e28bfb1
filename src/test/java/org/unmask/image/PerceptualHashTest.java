package org.unmask.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerceptualHashTest {
  private static final int PICTURES = 20;

  /** PDQ's own bound of a match. */
  private static final int MATCH = 31;

  private static final int FAR = 64;

  @Test
  void distanceCountsTheBitsThatDiffer() {
    byte[] bits = new byte[PerceptualHash.BYTES];
    new Random(1).nextBytes(bits);
    byte[] complement = new byte[bits.length];
    for (int i = 0; i < bits.length; i++) {
      complement[i] = (byte) ~bits[i];
    }
    byte[] three = bits.clone();
    three[0] ^= (byte) 1;
    three[15] ^= (byte) 0x80;
    three[31] ^= (byte) 0x10;

    assertThat(PerceptualHash.distance(bits, bits)).isZero();
    assertThat(PerceptualHash.distance(bits, three)).isEqualTo(3);
    assertThat(PerceptualHash.distance(three, complement)).isEqualTo(253);
    assertThat(PerceptualHash.distance(bits, complement)).isEqualTo(256);
  }

  /** Hashes of the reference in C++; the rounding of sums may turn a coefficient or two. */
  @ParameterizedTest
  @CsvSource({
    "64, 64, 558b4b3ed651a6956da88b6332cac49599a7674888d37336ce65318bce7235cc",
    "100, 80, 4ab55420252b5b4b96da6dd2919a65728ed53dade3498e997873c1c62f1ce0f8",
    "224, 224, 8fc60e9c1e273e18fc47f85cf167aadc42b805f00eb27ff4feb9ffa2d8800000",
    "301, 517, 0ff42b62ff9c2b31ffb66b612f63fb64efdcea51fe92ea129014823482940220",
  })
  void agreesWithTheReference(int width, int height, String expected) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = 3 * (y * width + x);
        rgb[at] = (byte) (x * x * 3 / width + y * 5);
        rgb[at + 1] = (byte) (x * y / 7 + 40);
        rgb[at + 2] = (byte) (y * y * 2 / height + x);
      }
    }
    PerceptualHash hash = PerceptualHash.of(new Raster(width, height, rgb));

    assertThat(PerceptualHash.distance(hash.bits(), HexFormat.of().parseHex(expected)))
        .isLessThanOrEqualTo(4);
    assertThat(hash.quality()).isEqualTo(100);
  }

  @Test
  void halfOfTheBitsAreSet() {
    for (int seed = 0; seed < PICTURES; seed++) {
      assertThat(BitSet.valueOf(hash(drawn(seed))).cardinality()).isEqualTo(128);
    }
  }

  @Test
  void staysNearThroughStrongCompression() throws IOException {
    for (int seed = 0; seed < PICTURES; seed++) {
      BufferedImage picture = drawn(seed);
      assertThat(PerceptualHash.distance(hash(picture), hash(compressed(picture, 0.5f))))
          .isLessThanOrEqualTo(MATCH);
    }
  }

  @Test
  void staysNearAtHalfTheSize() {
    for (int seed = 0; seed < PICTURES; seed++) {
      BufferedImage picture = drawn(seed);
      assertThat(PerceptualHash.distance(hash(picture), hash(halved(picture))))
          .isLessThanOrEqualTo(MATCH);
    }
  }

  @Test
  void staysNearWhenItGetsBrighterOrLosesContrast() {
    for (int seed = 0; seed < PICTURES; seed++) {
      Raster picture = raster(drawn(seed));
      byte[] bits = PerceptualHash.of(picture).bits();
      assertThat(PerceptualHash.distance(bits, PerceptualHash.of(levels(picture, 1, 40)).bits()))
          .isLessThanOrEqualTo(MATCH);
      assertThat(PerceptualHash.distance(bits, PerceptualHash.of(levels(picture, 0.6, 10)).bits()))
          .isLessThanOrEqualTo(MATCH);
    }
  }

  /** Its coefficients are the same with the other sign: above the median becomes below. */
  @Test
  void aNegativeHasTheOppositeHash() {
    for (int seed = 0; seed < PICTURES; seed++) {
      Raster picture = raster(drawn(seed));
      byte[] bits = PerceptualHash.of(picture).bits();
      assertThat(PerceptualHash.distance(bits, PerceptualHash.of(levels(picture, -1, 255)).bits()))
          .isGreaterThan(250);
    }
  }

  @Test
  void mirroredAndTurnedPicturesAreFar() {
    for (int seed = 0; seed < PICTURES; seed++) {
      Raster picture = raster(drawn(seed));
      byte[] bits = PerceptualHash.of(picture).bits();
      for (int orientation = 2; orientation <= 8; orientation++) {
        byte[] turned = PerceptualHash.of(picture.upright(orientation)).bits();
        assertThat(PerceptualHash.distance(bits, turned)).isGreaterThan(FAR);
      }
    }
  }

  @Test
  void differentPicturesAreFar() {
    List<byte[]> hashes = new ArrayList<>();
    for (int seed = 0; seed < PICTURES; seed++) {
      byte[] hash = hash(drawn(seed));
      for (byte[] other : hashes) {
        assertThat(PerceptualHash.distance(hash, other)).isGreaterThan(FAR);
      }
      hashes.add(hash);
    }
  }

  @Test
  void drawnPicturesCanBeToldApart() {
    for (int seed = 0; seed < PICTURES; seed++) {
      assertThat(PerceptualHash.of(raster(drawn(seed))).reliableBits()).isPresent();
    }
  }

  /** All of one colour, or a wash from dark to light: any other such image would look alike. */
  @Test
  void flatImagesHaveNoReliableBits() {
    byte[] flat = new byte[3 * 80 * 60];
    Arrays.fill(flat, (byte) 200);
    byte[] noisy = flat.clone();
    Random random = new Random(4);
    byte[] wash = new byte[flat.length];
    for (int i = 0; i < flat.length; i++) {
      noisy[i] += (byte) random.nextInt(3);
      wash[i] = (byte) (60 + i / 3 % 80);
    }

    for (byte[] rgb : new byte[][] {flat, noisy, wash}) {
      PerceptualHash hash = PerceptualHash.of(new Raster(80, 60, rgb));
      assertThat(hash.quality()).isZero();
      assertThat(hash.reliableBits()).isEmpty();
    }
  }

  @Test
  void tinyImagesHaveNoReliableBits() {
    byte[] rgb = new byte[3 * 4 * 200];
    new Random(2).nextBytes(rgb);

    assertThat(PerceptualHash.of(new Raster(4, 200, rgb)).reliableBits()).isEmpty();
    assertThat(PerceptualHash.of(new Raster(200, 4, rgb)).reliableBits()).isEmpty();
    assertThat(PerceptualHash.of(new Raster(1, 1, new byte[3])).reliableBits()).isEmpty();
  }

  /** Levels 0 to 199, so that brighter ones still fit. */
  private static BufferedImage drawn(long seed) {
    BufferedImage image = new BufferedImage(160, 128, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      graphics.setColor(new Color(random.nextInt(200), random.nextInt(200), random.nextInt(200)));
      graphics.fill(
          new Ellipse2D.Double(
              random.nextInt(160) - 20,
              random.nextInt(128) - 20,
              10 + random.nextInt(60),
              10 + random.nextInt(60)));
    }
    graphics.dispose();
    return image;
  }

  private static Raster raster(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[3 * width * height];
    int at = 0;
    for (int pixel : image.getRGB(0, 0, width, height, null, 0, width)) {
      rgb[at++] = (byte) (pixel >> 16);
      rgb[at++] = (byte) (pixel >> 8);
      rgb[at++] = (byte) pixel;
    }
    return new Raster(width, height, rgb);
  }

  private static byte[] hash(BufferedImage image) {
    return PerceptualHash.of(raster(image)).bits();
  }

  private static BufferedImage compressed(BufferedImage image, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static BufferedImage halved(BufferedImage image) {
    int width = image.getWidth() / 2;
    int height = image.getHeight() / 2;
    BufferedImage half = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = half.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return half;
  }

  private static Raster levels(Raster image, double contrast, double offset) {
    byte[] rgb = image.rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (int) (contrast * (rgb[i] & 255) + offset);
    }
    return new Raster(image.width(), image.height(), rgb);
  }
}
