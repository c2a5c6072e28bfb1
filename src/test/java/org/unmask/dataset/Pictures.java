package org.unmask.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Drawn pictures that look different for each seed, encoded at any quality. */
final class Pictures {
  private static final int SIDE = 96;

  private Pictures() {}

  /** Pictures of one seed look alike at any quality, though their bytes differ. */
  static byte[] jpeg(long seed, float quality) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Random random = new Random(seed);
    graphics.setColor(new Color(random.nextInt(1 << 24)));
    graphics.fillRect(0, 0, SIDE, SIDE);
    for (int i = 0; i < 24; i++) {
      graphics.setColor(new Color(random.nextInt(1 << 24)));
      graphics.fill(
          new Ellipse2D.Double(
              random.nextInt(SIDE) - 20,
              random.nextInt(SIDE) - 20,
              10 + random.nextInt(50),
              10 + random.nextInt(50)));
    }
    graphics.dispose();
    return encoded(image, quality);
  }

  private static byte[] encoded(BufferedImage image, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
