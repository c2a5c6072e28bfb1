package org.unmask.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unmask.image.Headers.bytes;
import static org.unmask.image.Headers.concat;
import static org.unmask.image.Headers.encoded;
import static org.unmask.image.Headers.errorOf;
import static org.unmask.image.Headers.exif;
import static org.unmask.image.Headers.frameMarker;
import static org.unmask.image.Headers.indexOf;
import static org.unmask.image.Headers.read;
import static org.unmask.image.Headers.refusal;
import static org.unmask.image.Headers.tail;
import static org.unmask.image.Headers.withExif;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegHeaderTest {

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
  void refusesALosslessJpegByName() {
    byte[] jpeg = encoded(ImageFormat.JPEG, 8, 8);
    jpeg[frameMarker(jpeg)] = (byte) 0xc3;

    assertThat(errorOf(jpeg)).isEqualTo(ImageError.UNSUPPORTED_FORMAT);
  }
}
