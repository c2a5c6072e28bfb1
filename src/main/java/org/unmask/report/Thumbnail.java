package org.unmask.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.unmask.image.Raster;

/** Small pictures of images, in the proportions of the original. */
public final class Thumbnail {

  private static final float QUALITY = 0.82f;

  private Thumbnail() {}

  /**
   * At most {@code side} pixels wide and high, each the mean of the pixels that it stands for; what
   * is smaller stays as it is.
   */
  static BufferedImage fit(Raster raster, int side) {
    double scale = Math.min(1, (double) side / Math.max(raster.width(), raster.height()));
    int width = Math.max(1, (int) Math.round(scale * raster.width()));
    int height = Math.max(1, (int) Math.round(scale * raster.height()));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      int top = edge(y, raster.height(), height);
      int bottom = Math.max(top + 1, edge(y + 1, raster.height(), height));
      for (int x = 0; x < width; x++) {
        int left = edge(x, raster.width(), width);
        int right = Math.max(left + 1, edge(x + 1, raster.width(), width));
        image.setRGB(x, y, mean(raster, left, top, right, bottom));
      }
    }
    return image;
  }

  /**
   * A JPEG in the proportions of the original, at most {@code side} pixels wide and high; what is
   * smaller stays as large as it is.
   */
  public static byte[] jpeg(Raster raster, int side) {
    return jpeg(fit(raster, side));
  }

  /** A JPEG, much smaller than a PNG where photographs are. */
  static byte[] jpeg(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam quality = writer.getDefaultWriteParam();
      quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      quality.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), quality);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot encode a thumbnail: " + e.getMessage(), e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static int edge(int pixel, int from, int to) {
    return (int) ((long) pixel * from / to);
  }

  private static int mean(Raster raster, int left, int top, int right, int bottom) {
    long red = 0;
    long green = 0;
    long blue = 0;
    byte[] rgb = raster.rgb();
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int at = 3 * (y * raster.width() + x);
        red += rgb[at] & 0xFF;
        green += rgb[at + 1] & 0xFF;
        blue += rgb[at + 2] & 0xFF;
      }
    }
    long pixels = (long) (right - left) * (bottom - top);
    return channel(red, pixels) << 16 | channel(green, pixels) << 8 | channel(blue, pixels);
  }

  private static int channel(long sum, long pixels) {
    return (int) ((sum + pixels / 2) / pixels);
  }
}
