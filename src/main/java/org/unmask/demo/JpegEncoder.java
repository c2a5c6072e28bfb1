package org.unmask.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures to JPEG files, chroma at half resolution. */
final class JpegEncoder {
  private JpegEncoder() {}

  /**
   * The bytes of a JPEG file.
   *
   * @param picture display values, 0 to 1; others are clipped
   * @param quality 1 to 100
   */
  static byte[] encode(Raster picture, int quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality / 100f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image(picture), null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage image(Raster picture) {
    int[] pixels = new int[picture.width * picture.height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] =
          level(picture.data[3 * i]) << 16
              | level(picture.data[3 * i + 1]) << 8
              | level(picture.data[3 * i + 2]);
    }
    BufferedImage image =
        new BufferedImage(picture.width, picture.height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, picture.width, picture.height, pixels, 0, picture.width);
    return image;
  }

  private static int level(float value) {
    return Math.round(255 * Curve.clamp(value));
  }
}
