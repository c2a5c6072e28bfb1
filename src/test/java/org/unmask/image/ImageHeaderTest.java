package org.unmask.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.unmask.image.Headers.bytes;
import static org.unmask.image.Headers.encoded;
import static org.unmask.image.Headers.errorOf;
import static org.unmask.image.Headers.indexOf;
import static org.unmask.image.Headers.read;
import static org.unmask.image.Headers.refusal;
import static org.unmask.image.Headers.resource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
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

  @Test
  void refusesAWebpWhoseFrameIsLargerThanItsCanvas() throws Exception {
    byte[] webp = resource("animated.webp");
    // Readers make room for what a frame says, before they look at the picture inside.
    webp[new String(webp, ISO_8859_1).indexOf("ANMF") + 14] = 60;

    assertThat(refusal(webp, ImageLimits.DEFAULT).detail())
        .contains("a picture of", "on a canvas of 48 x 32");
  }

  @Test
  void refusesAWebpWithASecondCanvas() throws Exception {
    byte[] webp = resource("animated.webp");
    byte[] two = new byte[webp.length + 18];
    System.arraycopy(webp, 0, two, 0, 30);
    System.arraycopy(webp, 12, two, 30, webp.length - 12);
    ByteBuffer.wrap(two).order(ByteOrder.LITTLE_ENDIAN).putInt(4, two.length - 8);

    assertThat(errorOf(two)).isEqualTo(ImageError.CORRUPT);
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
  void refusesAGifWithAFrameLargerThanItsScreen() throws Exception {
    // For frames of 40,000 pixels each the decoder makes room for 40,000 x 40,000.
    String wide = "2c" + "00000000" + "409c" + "0100" + "00" + "02" + "00";
    String tall = "2c" + "00000000" + "0100" + "409c" + "00" + "02" + "00";
    byte[] gif = bytes("474946383961" + "409c0100" + "000000" + wide + tall + "3b");

    assertThat(errorOf(gif)).isEqualTo(ImageError.UNSUPPORTED_FORMAT);
    assertThat(read(bytes("474946383961" + "409c0100" + "000000" + wide + wide + "3b")))
        .isEqualTo(new ImageHeader(ImageFormat.GIF, 40_000, 1, 1));
  }

  @Test
  void refusesAGifWhoseFirstFrameDoesNotFillTheScreen() {
    byte[] small = encoded(ImageFormat.GIF, 20, 20);
    ByteBuffer.wrap(small).order(ByteOrder.LITTLE_ENDIAN).putShort(6, (short) 30);
    assertThat(errorOf(small)).isEqualTo(ImageError.UNSUPPORTED_FORMAT);

    byte[] shifted = encoded(ImageFormat.GIF, 20, 20);
    shifted[indexOf(shifted, (byte) 0x2c) + 1] = 5;
    assertThat(errorOf(shifted)).isEqualTo(ImageError.UNSUPPORTED_FORMAT);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void refusesABmpAroundAnotherFormat(int compression) {
    // The reader of the JDK allocates what it says here, before it looks for it.
    byte[] bmp = encoded(ImageFormat.BMP, 10, 10);
    ByteBuffer.wrap(bmp)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(30, compression)
        .putInt(34, Integer.MAX_VALUE);

    assertThat(errorOf(bmp)).isEqualTo(ImageError.UNSUPPORTED_FORMAT);
  }

  @Test
  void refusesAThreadOfAnImage() throws Exception {
    byte[] bmp = encoded(ImageFormat.BMP, 5, 1);
    ByteBuffer header = ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(18, 65_535);
    assertThat(read(bmp).width()).isEqualTo(65_535);
    header.putInt(18, 65_536);

    assertThat(errorOf(bmp)).isEqualTo(ImageError.TOO_MANY_PIXELS);
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
}
