package org.unmask.cli;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** A photo as large as a phone takes them: a small image enlarged, with a sensor's noise. */
final class BenchPhoto {
  private static final int GREY = 0x010101;

  private BenchPhoto() {}

  /** A JPEG of that size, about a quarter of a byte a pixel. */
  static byte[] of(byte[] image, int width, int height) {
    try {
      BufferedImage small = ImageIO.read(new ByteArrayInputStream(image));
      BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = photo.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.drawImage(small, 0, 0, width, height, null);
      graphics.dispose();
      Random random = new Random(1);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          // Clearing the low four bits of each channel leaves room for the noise.
          photo.setRGB(x, y, (photo.getRGB(x, y) & 0xf0f0f0) + random.nextInt(16) * GREY);
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(photo, "jpg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
