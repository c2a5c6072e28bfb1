package org.unmask.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.unmask.image.ImageCodec;
import org.unmask.image.ImageCodecRecipe;
import org.unmask.image.ImageError;
import org.unmask.image.ImageLimits;
import org.unmask.image.InvalidImageException;
import org.unmask.image.Measurable;
import org.unmask.image.Raster;

/** Decodes with the JDK alone, so that this room is tested without TensorFlow. */
final class TestCodec implements ImageCodec {

  /** Opens a codec; all recipes are equal. */
  record Recipe() implements ImageCodecRecipe {
    private static final long serialVersionUID = 1L;

    @Override
    public ImageCodec open(ImageLimits limits) {
      return new TestCodec();
    }
  }

  static final ImageCodecRecipe RECIPE = new Recipe();

  @Override
  public void verify(byte[] content) throws InvalidImageException {
    decode(content, Integer.MAX_VALUE);
  }

  @Override
  public Raster decode(byte[] content, int maxPixels) throws InvalidImageException {
    BufferedImage image;
    try {
      image = ImageIO.read(new ByteArrayInputStream(content));
    } catch (IOException | RuntimeException e) {
      throw new InvalidImageException(ImageError.CORRUPT, String.valueOf(e.getMessage()));
    }
    if (image == null) {
      throw new InvalidImageException(ImageError.CORRUPT, "no reader for it");
    }
    byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
    int at = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int pixel = image.getRGB(x, y);
        rgb[at++] = (byte) (pixel >> 16);
        rgb[at++] = (byte) (pixel >> 8);
        rgb[at++] = (byte) pixel;
      }
    }
    return new Raster(image.getWidth(), image.getHeight(), rgb);
  }

  @Override
  public Measurable measure(byte[] content, int maxPixels) throws InvalidImageException {
    return Measurable.of(decode(content, maxPixels), 1);
  }

  @Override
  public void close() {}
}
