package org.unmask.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderTest {

  @ParameterizedTest
  @ValueSource(strings = {"JPEG", "PNG", "GIF", "BMP"})
  void readsFormatAndSizeOfWhatImageIoWrites(ImageFormat format) throws Exception {
    assertThat(read(encoded(format, 37, 21))).isEqualTo(new ImageHeader(format, 37, 21, 1));
  }

  @ParameterizedTest
  @CsvSource({"II,1", "II,3", "II,6", "II,8", "MM,2", "MM,5", "MM,6", "MM,7"})
  void readsTheExifOrientationInBothByteOrders(String order, int orientation) throws Exception {
    byte[] photo = withExif(encoded(ImageFormat.JPEG, 40, 30), exif(order, 3, orientation));

    assertThat(read(photo)).isEqualTo(new ImageHeader(ImageFormat.JPEG, 40, 30, orientation));
  }

  @ParameterizedTest
  @CsvSource({"II,3,0", "II,3,9", "MM,3,60000", "MM,4,6", "XX,3,6"})
  void takesSenselessExifForNone(String order, int type, int orientation) throws Exception {
    byte[] photo = withExif(encoded(ImageFormat.JPEG, 40, 30), exif(order, type, orientation));

    assertThat(read(photo).orientation()).isEqualTo(1);
  }

  @Test
  void takesExifThatPointsOutsideItselfForNone() throws Exception {
    byte[] exif = exif("II", 3, 6);
    ByteBuffer.wrap(exif).order(ByteOrder.LITTLE_ENDIAN).putInt(10, -1);

    assertThat(read(withExif(encoded(ImageFormat.JPEG, 40, 30), exif)).orientation()).isEqualTo(1);
  }

  @Test
  void takesExifThatIsCutOffForNone() throws Exception {
    byte[] exif = exif("II", 3, 6);
    for (int length = 0; length < exif.length - 4; length++) {
      byte[] photo = withExif(encoded(ImageFormat.JPEG, 8, 8), Arrays.copyOf(exif, length));
      assertThat(read(photo)).isEqualTo(new ImageHeader(ImageFormat.JPEG, 8, 8, 1));
    }
  }

  @Test
  void refusesAJpegThatIsCutOffAnywhereInItsPicture() {
    byte[] whole = encoded(ImageFormat.JPEG, 40, 30);
    for (int length = indexOf(whole, "ffda") + 2; length < whole.length; length++) {
      assertThat(errorOf(Arrays.copyOf(whole, length))).isEqualTo(ImageError.CORRUPT);
    }
    assertThat(refusal(Arrays.copyOf(whole, whole.length - 1), ImageLimits.DEFAULT).detail())
        .isEqualTo("truncated: no end-of-image marker");
  }

  @Test
  void acceptsBytesBehindTheEndOfAJpeg() throws Exception {
    byte[] trailed = concat(encoded(ImageFormat.JPEG, 12, 9), new byte[5000], bytes("ff"));

    assertThat(read(trailed)).isEqualTo(new ImageHeader(ImageFormat.JPEG, 12, 9, 1));
  }

  @Test
  void takesTheEndOfAThumbnailForNoEndOfThePicture() throws Exception {
    byte[] exif = concat(exif("II", 3, 6), encoded(ImageFormat.JPEG, 8, 8));
    byte[] photo = withExif(encoded(ImageFormat.JPEG, 40, 30), exif);

    assertThat(read(photo)).isEqualTo(new ImageHeader(ImageFormat.JPEG, 40, 30, 6));
    assertThat(errorOf(Arrays.copyOf(photo, photo.length - 2))).isEqualTo(ImageError.CORRUPT);
  }

  @Test
  void refusesAJpegOfAFrameHeaderAndNoPicture() {
    byte[] whole = encoded(ImageFormat.JPEG, 12, 9);
    byte[] empty = concat(Arrays.copyOf(whole, indexOf(whole, "ffda")), bytes("ffd9"));

    assertThat(errorOf(empty)).isEqualTo(ImageError.CORRUPT);
  }

  @Test
  void skipsFillBytesBeforeAJpegMarker() throws Exception {
    byte[] plain = encoded(ImageFormat.JPEG, 12, 9);
    byte[] filled = concat(Arrays.copyOf(plain, 2), bytes("ffffff"), tail(plain, 2));

    assertThat(read(filled)).isEqualTo(new ImageHeader(ImageFormat.JPEG, 12, 9, 1));
  }

  @Test
  void readsABmpStoredFromTheTop() throws Exception {
    byte[] bmp = encoded(ImageFormat.BMP, 5, 7);
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(22, -7);

    assertThat(read(bmp)).isEqualTo(new ImageHeader(ImageFormat.BMP, 5, 7, 1));
  }

  @Test
  void readsABmpWithTheOldCoreHeader() throws Exception {
    byte[] bmp = bytes("424d" + "1a000000" + "00000000" + "1a000000" + "0c000000" + "05000700");

    assertThat(read(bmp)).isEqualTo(new ImageHeader(ImageFormat.BMP, 5, 7, 1));
  }

  @Test
  void refusesABmpWhoseHeightHasNoPositive() throws Exception {
    byte[] bmp = encoded(ImageFormat.BMP, 5, 7);
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(22, Integer.MIN_VALUE);

    assertThat(errorOf(bmp)).isEqualTo(ImageError.CORRUPT);
  }

  @ParameterizedTest
  @CsvSource({
    "49492a00 08000000, TIFF",
    "4d4d002a 00000008, TIFF",
    "00000018 66747970 68656963 00000000, HEIF",
    "0000001c 66747970 61766966 00000000, AVIF",
    "0000000c 6a502020 0d0a870a, JPEG 2000",
    "0000000c 4a584c20 0d0a870a, JPEG XL",
  })
  void namesAFormatThatItKnowsButDoesNotDecode(String hex, String name) {
    InvalidImageException refusal = refusal(bytes(hex.replace(" ", "")), ImageLimits.DEFAULT);

    assertThat(refusal.error()).isEqualTo(ImageError.UNSUPPORTED_FORMAT);
    assertThat(refusal.detail()).startsWith(name);
  }

  @ParameterizedTest
  @CsvSource({
    "lossy.webp, WEBP, 48, 32, 1",
    "lossless.webp, WEBP, 48, 32, 1",
    "lossy-alpha.webp, WEBP, 48, 32, 1",
    "animated.webp, WEBP, 48, 32, 1",
    "orientation-6.webp, WEBP, 48, 32, 6",
    "orientation-6.png, PNG, 48, 32, 6"
  })
  void readsWhatOtherEncodersWrite(
      String name, ImageFormat format, int width, int height, int orientation) throws Exception {
    assertThat(read(resource(name))).isEqualTo(new ImageHeader(format, width, height, orientation));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy.webp", "lossless.webp", "lossy-alpha.webp", "animated.webp"})
  void refusesAWebpOfTooManyPixelsOrCutOff(String name) throws Exception {
    byte[] webp = resource(name);

    assertThat(refusal(webp, new ImageLimits(1 << 20, 48 * 32 - 1)).error())
        .isEqualTo(ImageError.TOO_MANY_PIXELS);
    for (int length = 12; length < webp.length - 1; length++) {
      assertThat(errorOf(Arrays.copyOf(webp, length))).isEqualTo(ImageError.CORRUPT);
    }
  }

  @Test
  void refusesAWebpWhosePictureIsLargerThanItsCanvas() throws Exception {
    byte[] webp = resource("lossy-alpha.webp");
    // The canvas of the VP8X chunk: 24 bits each of width and height less one.
    webp[24] = 3;

    assertThat(errorOf(webp)).isEqualTo(ImageError.CORRUPT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file,label,group\n",
        "BM is how this text begins, and it goes on",
        "BM",
        "x",
        "\u00ff\u00d8",
        "....ftypisom....",
        "<svg xmlns='http://www.w3.org/2000/svg'/>"
      })
  void refusesWhatIsNoImage(String content) {
    assertThat(errorOf(content.getBytes(ISO_8859_1))).isEqualTo(ImageError.NOT_AN_IMAGE);
  }

  @Test
  void refusesAnEmptyFile() {
    assertThat(errorOf(new byte[0])).isEqualTo(ImageError.EMPTY_FILE);
  }

  @Test
  void refusesMoreBytesThanTheLimit() throws Exception {
    byte[] png = encoded(ImageFormat.PNG, 4, 4);

    assertThat(refusal(png, new ImageLimits(png.length - 1L, 100)).error())
        .isEqualTo(ImageError.TOO_MANY_BYTES);
    assertThat(ImageHeader.read(png, new ImageLimits(png.length, 16)).width()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPEG", "PNG", "GIF", "BMP"})
  void refusesMorePixelsThanTheLimit(ImageFormat format) {
    assertThat(refusal(encoded(format, 40, 25), new ImageLimits(1 << 20, 999)).error())
        .isEqualTo(ImageError.TOO_MANY_PIXELS);
  }

  @Test
  void refusesAPngBombByItsHeaderAlone() {
    byte[] png = encoded(ImageFormat.PNG, 1, 1);
    ByteBuffer.wrap(png).putInt(16, Integer.MAX_VALUE).putInt(20, Integer.MAX_VALUE);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());

    assertThat(errorOf(png)).isEqualTo(ImageError.TOO_MANY_PIXELS);
  }

  @Test
  void refusesAGifWhoseFrameIsABombOnASmallScreen() {
    byte[] gif = encoded(ImageFormat.GIF, 2, 2);
    int frame = indexOf(gif, (byte) 0x2c);
    ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN).putInt(frame + 5, -1);

    assertThat(errorOf(gif)).isEqualTo(ImageError.TOO_MANY_PIXELS);
  }

  @Test
  void refusesAPngWhoseHeaderWasDamaged() {
    byte[] png = encoded(ImageFormat.PNG, 4, 4);
    png[19] ^= 1;

    assertThat(errorOf(png)).isEqualTo(ImageError.CORRUPT);
  }

  @ParameterizedTest
  @CsvSource({"0,21", "37,0"})
  void refusesAnImageWithoutPixels(short width, short height) {
    byte[] gif = encoded(ImageFormat.GIF, 37, 21);
    ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN).putShort(6, width).putShort(8, height);

    assertThat(errorOf(gif)).isEqualTo(ImageError.CORRUPT);
  }

  @Test
  void refusesALosslessJpegByName() {
    byte[] jpeg = encoded(ImageFormat.JPEG, 8, 8);
    jpeg[frameMarker(jpeg)] = (byte) 0xc3;

    assertThat(errorOf(jpeg)).isEqualTo(ImageError.UNSUPPORTED_FORMAT);
  }

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

  private static ImageHeader read(byte[] content) throws InvalidImageException {
    return ImageHeader.read(content, ImageLimits.DEFAULT);
  }

  private static ImageError errorOf(byte[] content) {
    return refusal(content, ImageLimits.DEFAULT).error();
  }

  private static InvalidImageException refusal(byte[] content, ImageLimits limits) {
    try {
      return fail("Read " + ImageHeader.read(content, limits));
    } catch (InvalidImageException refusal) {
      return refusal;
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ImageHeaderTest.class.getResourceAsStream("/images/" + name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static byte[] encoded(ImageFormat format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xff8040);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      assertThat(ImageIO.write(image, format.name(), out)).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] withExifIfJpeg(ImageFormat format, byte[] image) {
    return format == ImageFormat.JPEG ? withExif(image, exif("II", 3, 6)) : image;
  }

  private static byte[] withExif(byte[] jpeg, byte[] exif) {
    byte[] head =
        ByteBuffer.allocate(4).putShort((short) 0xffe1).putShort((short) (exif.length + 2)).array();
    return concat(Arrays.copyOf(jpeg, 2), head, exif, tail(jpeg, 2));
  }

  /** EXIF data of two directory entries, the width (0x0100) and the orientation (0x0112). */
  private static byte[] exif(String order, int type, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(44);
    exif.put("Exif\0\0".getBytes(ISO_8859_1)).put(order.getBytes(ISO_8859_1));
    exif.order(order.equals("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    exif.putShort((short) 42).putInt(8).putShort((short) 2);
    exif.putShort((short) 0x0100).putShort((short) 4).putInt(1).putInt(40);
    exif.putShort((short) 0x0112).putShort((short) type).putInt(1).putShort((short) orientation);
    return exif.putShort((short) 0).putInt(0).array();
  }

  private static int frameMarker(byte[] jpeg) {
    for (int i = 2; i < jpeg.length; i++) {
      if (jpeg[i - 1] == (byte) 0xff && jpeg[i] == (byte) 0xc0) {
        return i;
      }
    }
    return fail("No baseline frame");
  }

  private static int indexOf(byte[] content, byte value) {
    // The colour table of two colours ends at byte 13 + 6 at the earliest.
    for (int i = 19; i < content.length; i++) {
      if (content[i] == value) {
        return i;
      }
    }
    return fail("No such byte");
  }

  private static int indexOf(byte[] content, String hex) {
    int at = new String(content, ISO_8859_1).indexOf(new String(bytes(hex), ISO_8859_1));
    assertThat(at).isNotNegative();
    return at;
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] tail(byte[] content, int from) {
    return Arrays.copyOfRange(content, from, content.length);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
