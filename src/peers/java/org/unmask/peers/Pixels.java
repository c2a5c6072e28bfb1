package org.unmask.peers;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Decoding as the examples of both projects do it. */
final class Pixels {
  /** Width and height of the model's input. */
  static final int SIZE = Integer.getInteger("unmask.input-size", 224);

  private Pixels() {}

  /** Reads an image file; nothing that is not of the input's size stays so. */
  static BufferedImage read(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException("no image: " + file);
    }
    if (image.getWidth() == SIZE && image.getHeight() == SIZE) {
      return image;
    }
    BufferedImage resized = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = resized.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, SIZE, SIZE, null);
    graphics.dispose();
    return resized;
  }

  /** The pixels of an image as 0xRRGGBB, row by row. */
  static int[] rgb(BufferedImage image) {
    return image.getRGB(0, 0, SIZE, SIZE, null, 0, SIZE);
  }
}
