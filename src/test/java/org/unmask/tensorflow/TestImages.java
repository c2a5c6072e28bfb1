package org.unmask.tensorflow;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.unmask.image.ResampleFilter;
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;

/** Small generated images. */
final class TestImages {
  /** All of an image, by the newest filter. */
  static final Resizing STRETCHED = new Resizing(ResizeMode.STRETCH, ResampleFilter.CUBIC);

  private TestImages() {}

  /** Noise in a colour that the seed decides. */
  static BufferedImage noise(int width, int height, long seed) {
    Random random = new Random(seed);
    int base = random.nextInt(0x808080);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, base + (random.nextInt(0x80) * 0x010101));
      }
    }
    return image;
  }

  /** Red, green, blue and white quarters: top left, top right, bottom left, bottom right. */
  static BufferedImage quarters(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Color[] colors = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
    for (int i = 0; i < 4; i++) {
      graphics.setColor(colors[i]);
      graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
    }
    graphics.dispose();
    return image;
  }

  static byte[] encoded(BufferedImage image, String format) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalStateException("no writer for " + format);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first letter of the colour, red, green, blue or white, of the pixel at {@code at}. */
  static char colour(byte[] rgb, int at) {
    boolean red = (rgb[at] & 0xff) > 128;
    boolean green = (rgb[at + 1] & 0xff) > 128;
    boolean blue = (rgb[at + 2] & 0xff) > 128;
    return red && green && blue ? 'W' : red ? 'R' : green ? 'G' : blue ? 'B' : '?';
  }

  /** A file of {@code src/test/resources/images}. */
  static byte[] resource(String name) {
    try (InputStream in = TestImages.class.getResourceAsStream("/images/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the writer of a format stores an image after some settings. */
  static byte[] encoded(BufferedImage image, String format, Consumer<ImageWriteParam> settings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    settings.accept(param);
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** {@link #quarters} in the first four colours of a palette. */
  static BufferedImage palette(int width, int height, int bits, Color... colours) {
    byte[][] parts = new byte[4][colours.length];
    for (int i = 0; i < colours.length; i++) {
      parts[0][i] = (byte) colours[i].getRed();
      parts[1][i] = (byte) colours[i].getGreen();
      parts[2][i] = (byte) colours[i].getBlue();
      parts[3][i] = (byte) colours[i].getAlpha();
    }
    IndexColorModel model =
        new IndexColorModel(bits, colours.length, parts[0], parts[1], parts[2], parts[3]);
    int type = bits < 8 ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED;
    BufferedImage image = new BufferedImage(width, height, type, model);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int quarter = y / ((height + 1) / 2) * 2 + x / ((width + 1) / 2);
        image.getRaster().setSample(x, y, 0, quarter);
      }
    }
    return image;
  }

  /** A BMP of 32 bits a pixel, stored from the bottom; ImageIO writes none. */
  static byte[] bmp32(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    ByteBuffer bmp = ByteBuffer.allocate(54 + 4 * width * height).order(ByteOrder.LITTLE_ENDIAN);
    bmp.put((byte) 'B').put((byte) 'M').putInt(bmp.capacity()).putInt(0).putInt(54);
    bmp.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 32);
    bmp.putInt(0).putInt(0).putInt(0).putInt(0).putInt(0).putInt(0);
    for (int y = height - 1; y >= 0; y--) {
      for (int x = 0; x < width; x++) {
        bmp.putInt(image.getRGB(x, y) & 0xffffff);
      }
    }
    return bmp.array();
  }

  /** Puts an EXIF segment with nothing but an orientation behind the start of a JPEG. */
  static byte[] withOrientation(byte[] jpeg, int orientation) {
    byte[] exif = {
      (byte) 0xff,
      (byte) 0xe1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      0x01,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    return afterStart(jpeg, exif);
  }

  static byte[] afterStart(byte[] jpeg, byte[] segment) {
    byte[] joined = new byte[jpeg.length + segment.length];
    System.arraycopy(jpeg, 0, joined, 0, 2);
    System.arraycopy(segment, 0, joined, 2, segment.length);
    System.arraycopy(jpeg, 2, joined, 2 + segment.length, jpeg.length - 2);
    return joined;
  }
}
