package org.unmask.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTraitsTest {
  private static final FileTraits NONE = new FileTraits(null, null, null, false);

  /** From quality 25 on no number of the table is cut at 255, so that it fits no other quality. */
  @ParameterizedTest
  @ValueSource(ints = {25, 30, 50, 51, 75, 80, 90, 95, 99, 100})
  void readsTheQualityThatWasAskedFor(int quality) throws IOException {
    assertThat(FileTraits.read(jpeg(quality / 100f)).jpegQuality()).isEqualTo(quality);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, h2v2h1v1h1v1, 4:2:0",
    "1, 3, h2v1h1v1h1v1, 4:2:2",
    "1, 3, h1v1h1v1h1v1, 4:4:4",
    "1, 3, h1v2h1v1h1v1, 4:4:0",
    "1, 3, h4v1h1v1h1v1, 4:1:1",
    "1, 3, h2v2h2v1h1v1, 'h2v2,h2v1,h1v1'",
    "1, 1, h2v2, grey",
    "1, 4, h1v1h1v1h1v1h1v1, 'h1v1,h1v1,h1v1,h1v1'"
  })
  void namesTheChromaSampling(int tables, int components, String factors, String name) {
    byte[] jpeg = headers(tables, components, factors);

    assertThat(FileTraits.read(jpeg).chromaSampling()).isEqualTo(name);
  }

  @Test
  void readsQualityFromTheTableOfTheFirstComponent() {
    // Table 0 of ones alone is quality 100; its component comes first.
    assertThat(FileTraits.read(headers(1, 1, "h1v1")).jpegQuality()).isEqualTo(100);
  }

  /** SHA-256 of 00 and 64 times 0001. */
  @Test
  void fingerprintsAllTables() {
    byte[] hashed = new byte[129];
    for (int i = 2; i < hashed.length; i += 2) {
      hashed[i] = 1;
    }
    assertThat(FileTraits.read(headers(1, 1, "h1v1")).quantization())
        .isEqualTo(ContentHash.sha256Hex(hashed).substring(0, 16));
  }

  @Test
  void qualitiesDifferInTheirFingerprintAndPicturesDoNot() throws IOException {
    String fingerprint = FileTraits.read(jpeg(0.8f, 1)).quantization();

    assertThat(FileTraits.read(jpeg(0.8f, 2)).quantization()).isEqualTo(fingerprint);
    assertThat(FileTraits.read(jpeg(0.79f, 1)).quantization()).isNotEqualTo(fingerprint);
  }

  @ParameterizedTest
  @CsvSource({
    "orientation-6.webp, true",
    "lossy.webp, false",
    "orientation-6.png, true",
    "restarts.jpg, false"
  })
  void findsExif(String name, boolean exif) throws IOException {
    assertThat(FileTraits.read(resource(name)).exif()).isEqualTo(exif);
  }

  @Test
  void findsExifInAJpeg() throws IOException {
    byte[] plain = jpeg(0.8f);
    byte[] segment = "\u00ff\u00e1\0\10Exif\0\0".getBytes(ISO_8859_1);
    byte[] photo =
        ByteBuffer.allocate(plain.length + segment.length)
            .put(plain, 0, 2)
            .put(segment)
            .put(plain, 2, plain.length - 2)
            .array();

    assertThat(FileTraits.read(photo).exif()).isTrue();
    assertThat(FileTraits.read(plain).exif()).isFalse();
  }

  @Test
  void otherFormatsHaveNoTraitsOfAJpeg() throws IOException {
    for (String format : new String[] {"png", "gif", "bmp"}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(picture(1), format, out);
      assertThat(FileTraits.read(out.toByteArray())).isEqualTo(NONE);
    }
    assertThat(FileTraits.read(new byte[0])).isEqualTo(NONE);
    assertThat(FileTraits.read("no image at all".getBytes(ISO_8859_1))).isEqualTo(NONE);
  }

  @Test
  void saysOfABrokenFileWhatStandsBeforeTheBreak() throws IOException {
    byte[] whole = jpeg(0.75f);
    FileTraits all = FileTraits.read(whole);
    boolean qualityAlone = false;
    for (int length = 0; length < whole.length; length++) {
      FileTraits some = FileTraits.read(Arrays.copyOf(whole, length));
      assertThat(some.jpegQuality()).isIn(null, all.jpegQuality());
      assertThat(some.chromaSampling()).isIn(null, all.chromaSampling());
      qualityAlone |= some.jpegQuality() != null && some.chromaSampling() == null;
    }
    assertThat(qualityAlone).isTrue();
  }

  /** Start, tables of ones, a frame header and no picture. */
  private static byte[] headers(int tables, int components, String factors) {
    ByteBuffer jpeg = ByteBuffer.allocate(2 + tables * 69 + 10 + 3 * components);
    jpeg.putShort((short) 0xffd8);
    for (int table = 0; table < tables; table++) {
      jpeg.putShort((short) 0xffdb).putShort((short) 67).put((byte) table);
      for (int i = 0; i < 64; i++) {
        jpeg.put((byte) 1);
      }
    }
    jpeg.putShort((short) 0xffc0).putShort((short) (8 + 3 * components)).put((byte) 8);
    jpeg.putShort((short) 16).putShort((short) 16).put((byte) components);
    for (int i = 0; i < components; i++) {
      int horizontal = factors.charAt(4 * i + 1) - '0';
      int vertical = factors.charAt(4 * i + 3) - '0';
      jpeg.put((byte) (i + 1)).put((byte) (horizontal << 4 | vertical)).put((byte) 0);
    }
    return jpeg.array();
  }

  private static byte[] jpeg(float quality) throws IOException {
    return jpeg(quality, 1);
  }

  private static byte[] jpeg(float quality, long seed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(quality);
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture(seed), null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static BufferedImage picture(long seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i % 16, i / 16, random.nextInt(1 << 24));
    }
    return image;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = FileTraitsTest.class.getResourceAsStream("/images/" + name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
