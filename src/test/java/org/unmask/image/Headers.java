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
import javax.imageio.ImageIO;

/** Encoded images of a few bytes, and what their headers say. */
final class Headers {

  private Headers() {}

  static ImageHeader read(byte[] content) throws InvalidImageException {
    return ImageHeader.read(content, ImageLimits.DEFAULT);
  }

  static ImageError errorOf(byte[] content) {
    return refusal(content, ImageLimits.DEFAULT).error();
  }

  static InvalidImageException refusal(byte[] content, ImageLimits limits) {
    try {
      return fail("Read " + ImageHeader.read(content, limits));
    } catch (InvalidImageException refusal) {
      return refusal;
    }
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream in = Headers.class.getResourceAsStream("/images/" + name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  static byte[] encoded(ImageFormat format, int width, int height) {
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

  static byte[] withExifIfJpeg(ImageFormat format, byte[] image) {
    return format == ImageFormat.JPEG ? withExif(image, exif("II", 3, 6)) : image;
  }

  static byte[] withExif(byte[] jpeg, byte[] exif) {
    byte[] head =
        ByteBuffer.allocate(4).putShort((short) 0xffe1).putShort((short) (exif.length + 2)).array();
    return concat(Arrays.copyOf(jpeg, 2), head, exif, tail(jpeg, 2));
  }

  /** EXIF data of two directory entries, the width (0x0100) and the orientation (0x0112). */
  static byte[] exif(String order, int type, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(44);
    exif.put("Exif\0\0".getBytes(ISO_8859_1)).put(order.getBytes(ISO_8859_1));
    exif.order(order.equals("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    exif.putShort((short) 42).putInt(8).putShort((short) 2);
    exif.putShort((short) 0x0100).putShort((short) 4).putInt(1).putInt(40);
    exif.putShort((short) 0x0112).putShort((short) type).putInt(1).putShort((short) orientation);
    return exif.putShort((short) 0).putInt(0).array();
  }

  static int frameMarker(byte[] jpeg) {
    for (int i = 2; i < jpeg.length; i++) {
      if (jpeg[i - 1] == (byte) 0xff && jpeg[i] == (byte) 0xc0) {
        return i;
      }
    }
    return fail("No baseline frame");
  }

  static int indexOf(byte[] content, byte value) {
    // The colour table of two colours ends at byte 13 + 6 at the earliest.
    for (int i = 19; i < content.length; i++) {
      if (content[i] == value) {
        return i;
      }
    }
    return fail("No such byte");
  }

  static int indexOf(byte[] content, String hex) {
    int at = new String(content, ISO_8859_1).indexOf(new String(bytes(hex), ISO_8859_1));
    assertThat(at).isNotNegative();
    return at;
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  static byte[] tail(byte[] content, int from) {
    return Arrays.copyOfRange(content, from, content.length);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
