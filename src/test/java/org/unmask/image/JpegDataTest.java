package org.unmask.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegDataTest {

  enum Coding {
    BASELINE,
    PROGRESSIVE
  }

  @ParameterizedTest
  @EnumSource(Coding.class)
  void acceptsWholePicturesOfAnySize(Coding process) throws Exception {
    for (int[] size : new int[][] {{1, 1}, {8, 8}, {17, 9}, {9, 33}, {64, 48}}) {
      JpegData.requireWhole(encoded(noise(size[0], size[1], BufferedImage.TYPE_INT_RGB), process));
      JpegData.requireWhole(
          encoded(noise(size[0], size[1], BufferedImage.TYPE_BYTE_GRAY), process));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"restarts.jpg", "progressive-420.jpg"})
  void acceptsWhatAnotherEncoderWrites(String name) throws Exception {
    JpegData.requireWhole(resource(name));
  }

  /** A decoder paints what is missing grey, and a false end hides that anything is. */
  @ParameterizedTest
  @EnumSource(Coding.class)
  void refusesAPictureThatIsCutOffAndGivenAnEnd(Coding process) throws Exception {
    byte[] whole = encoded(noise(64, 48, BufferedImage.TYPE_INT_RGB), process);
    assertCorruptWhereverItIsCut(whole, 7);
  }

  private static void assertCorruptWhereverItIsCut(byte[] whole, int step) {
    int scan = EntropyBits.nextMarker(whole, indexOfScan(whole));
    for (int length = scan + 20; length < whole.length - 4; length += step) {
      byte[] part = Arrays.copyOf(whole, length + 2);
      part[length] = (byte) 0xff;
      part[length + 1] = (byte) 0xd9;
      assertCorrupt(part);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY})
  void takesTheTablesOfTheStandardForAFrameOfAMotionJpeg(int type) throws Exception {
    byte[] whole = MotionJpeg.frame(encoded(noise(64, 48, type), Coding.BASELINE));
    JpegData.requireWhole(whole);
    assertCorruptWhereverItIsCut(whole, 97);
  }

  @Test
  void leavesAProgressivePictureWithoutItsTablesToTheDecoder() throws Exception {
    byte[] image = encoded(noise(64, 48, BufferedImage.TYPE_INT_RGB), Coding.BASELINE);
    byte[] frame = MotionJpeg.frame(image);
    for (int i = 2; i < frame.length; i++) {
      if (frame[i - 1] == (byte) 0xff && frame[i] == (byte) 0xc0) {
        frame[i] = (byte) 0xc2;
      }
    }
    // Its scan is of means alone.
    frame[indexOfScan(frame) + 12] = 0;
    byte[] part = Arrays.copyOf(frame, frame.length / 2);
    assertThatCode(() -> JpegData.requireWhole(part)).doesNotThrowAnyException();
  }

  @Test
  void refusesAPictureThatLacksARestartMarker() throws Exception {
    byte[] image = resource("restarts.jpg");
    int restart = EntropyBits.nextMarker(image, indexOfScan(image) + 14);
    assertThat(image[restart + 1]).isEqualTo((byte) 0xd0);
    image[restart + 1] = (byte) 0xd5;
    assertCorrupt(image);
  }

  @Test
  void refusesACodeThatIsInNoTable() throws Exception {
    byte[] image = encoded(noise(64, 48, BufferedImage.TYPE_INT_RGB), Coding.BASELINE);
    // 16 ones are no code of any table.
    for (int at = image.length / 2; at < image.length / 2 + 16; at += 2) {
      image[at] = (byte) 0xff;
      image[at + 1] = 0;
    }
    assertCorrupt(image);
  }

  @Test
  void letsBytesPassThatBelongToNobody() throws Exception {
    byte[] image = encoded(noise(24, 24, BufferedImage.TYPE_INT_RGB), Coding.BASELINE);
    byte[] padded = Arrays.copyOf(image, image.length + 5);
    padded[image.length - 2] = 0;
    padded[image.length - 1] = 0;
    padded[image.length + 3] = (byte) 0xff;
    padded[image.length + 4] = (byte) 0xd9;
    assertThatCode(() -> JpegData.requireWhole(padded)).doesNotThrowAnyException();
  }

  @Test
  void refusesScansWithoutEnd() throws Exception {
    byte[] image = encoded(noise(8, 8, BufferedImage.TYPE_BYTE_GRAY), Coding.PROGRESSIVE);
    int scan = indexOfScan(image);
    int next = EntropyBits.nextMarker(image, scan + 2);
    byte[] first = Arrays.copyOfRange(image, scan, next);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.write(image, 0, scan);
    for (int i = 0; i < 200; i++) {
      many.writeBytes(first);
    }
    many.write(image, scan, image.length - scan);
    assertCorrupt(many.toByteArray());
  }

  /**
   * A decoder reads all that stands before the end of the image, also what is behind a whole one.
   */
  @Test
  void refusesScansWithoutEndBehindAWholePicture() throws Exception {
    byte[] image = encoded(noise(8, 8, BufferedImage.TYPE_BYTE_GRAY), Coding.BASELINE);
    assertCorrupt(withScansBehind(image, 200));
    assertThatCode(() -> JpegData.requireWhole(withScansBehind(image, 99)))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesScansWithoutEndInAnArithmeticallyCodedPicture() throws Exception {
    byte[] image = encoded(noise(8, 8, BufferedImage.TYPE_BYTE_GRAY), Coding.BASELINE);
    for (int i = 2; i < image.length; i++) {
      if (image[i - 1] == (byte) 0xff && image[i] == (byte) 0xc0) {
        image[i] = (byte) 0xc9;
      }
    }
    assertThatCode(() -> JpegData.requireWhole(image)).doesNotThrowAnyException();
    assertCorrupt(withScansBehind(image, 200));
  }

  private static byte[] withScansBehind(byte[] image, int scans) {
    byte[] scan = Arrays.copyOfRange(image, indexOfScan(image), image.length - 2);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.write(image, 0, image.length - 2);
    for (int i = 0; i < scans; i++) {
      many.writeBytes(scan);
    }
    many.write(image, image.length - 2, 2);
    return many.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(Coding.class)
  void findsManyFlippedBitsSinceWhatFollowsIsReadWrongly(Coding process) throws Exception {
    byte[] whole = encoded(noise(64, 64, BufferedImage.TYPE_INT_RGB), process);
    int from = indexOfScan(whole) + 14;
    Random random = new Random(11);
    int found = 0;
    for (int round = 0; round < 1000; round++) {
      byte[] broken = whole.clone();
      broken[from + random.nextInt(whole.length - from - 2)] ^= (byte) (1 << random.nextInt(8));
      found += isWhole(broken) ? 0 : 1;
    }
    assertThat(found).isGreaterThan(200);
  }

  private static boolean isWhole(byte[] image) {
    try {
      JpegData.requireWhole(image);
      return true;
    } catch (InvalidImageException e) {
      return false;
    }
  }

  private static void assertCorrupt(byte[] image) {
    assertThatThrownBy(() -> JpegData.requireWhole(image))
        .isInstanceOfSatisfying(
            InvalidImageException.class, e -> assertThat(e.error()).isEqualTo(ImageError.CORRUPT));
  }

  private static int indexOfScan(byte[] image) {
    for (int i = 2; i < image.length; i++) {
      if (image[i - 1] == (byte) 0xff && image[i] == (byte) 0xda) {
        return i - 1;
      }
    }
    throw new AssertionError("no scan");
  }

  private static BufferedImage noise(int width, int height, int type) {
    Random random = new Random(width);
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    return image;
  }

  private static byte[] encoded(BufferedImage image, Coding process) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (process == Coding.PROGRESSIVE) {
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = JpegDataTest.class.getResourceAsStream("/images/" + name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
