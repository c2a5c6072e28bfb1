package org.unmask.tensorflow;

import static java.awt.Color.BLACK;
import static java.awt.Color.BLUE;
import static java.awt.Color.GREEN;
import static java.awt.Color.RED;
import static java.awt.Color.WHITE;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageWriteParam;

/** The same picture, red, green, blue and white quarters of 48 x 32 pixels, as formats store it. */
final class ImageFormats {
  static final int WIDTH = 48;
  static final int HEIGHT = 32;

  private static final Color HALF_BLUE = new Color(0, 0, 255, 128);
  private static final Color HALF_WHITE = new Color(255, 255, 255, 128);

  private ImageFormats() {}

  /** By name, such as {@code png interlaced}. */
  static Map<String, byte[]> all() {
    BufferedImage quarters = TestImages.quarters(WIDTH, HEIGHT);
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("jpeg", TestImages.encoded(quarters, "jpg"));
    all.put("jpeg progressive", TestImages.encoded(quarters, "jpeg", ImageFormats::progressive));
    all.put("jpeg with restarts", TestImages.resource("restarts.jpg"));
    all.put("jpeg progressive 4:2:0", TestImages.resource("progressive-420.jpg"));
    all.put("png", TestImages.encoded(quarters, "png"));
    all.put("png interlaced", TestImages.encoded(quarters, "png", ImageFormats::progressive));
    all.put("png of 16 bits", TestImages.encoded(deep(quarters), "png"));
    all.put("png with alpha", TestImages.encoded(translucent(quarters), "png"));
    all.put("png palette", TestImages.encoded(palette(2, RED, GREEN, BLUE, WHITE), "png"));
    all.put(
        "png palette with alpha",
        TestImages.encoded(palette(8, RED, GREEN, HALF_BLUE, HALF_WHITE), "png"));
    all.put("gif", TestImages.encoded(quarters, "gif"));
    all.put("bmp", TestImages.encoded(quarters, "bmp"));
    all.put("bmp of 4 bits", TestImages.encoded(palette(4, RED, GREEN, BLUE, WHITE), "bmp"));
    all.put("bmp of 8 bits", TestImages.encoded(palette(8, RED, GREEN, BLUE, WHITE), "bmp"));
    all.put("bmp of 8 bits, RLE", rle(palette(8, RED, GREEN, BLUE, WHITE)));
    all.put("bmp of 16 bits", TestImages.encoded(packed(quarters), "bmp"));
    all.put("bmp of 32 bits", TestImages.bmp32(quarters));
    all.put("webp", TestImages.resource("lossy.webp"));
    all.put("webp lossless", TestImages.resource("lossless.webp"));
    all.put("webp with alpha", TestImages.resource("lossy-alpha.webp"));
    all.put("webp lossless with alpha", TestImages.resource("lossless-alpha.webp"));
    return all;
  }

  private static void progressive(ImageWriteParam param) {
    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
  }

  /** Of the most colours for so many bits, black beyond those given; writers count them. */
  private static BufferedImage palette(int bits, Color... colours) {
    Color[] all = new Color[1 << bits];
    Arrays.fill(all, BLACK);
    System.arraycopy(colours, 0, all, 0, colours.length);
    return TestImages.palette(WIDTH, HEIGHT, bits, all);
  }

  private static byte[] rle(BufferedImage image) {
    return TestImages.encoded(
        image,
        "bmp",
        param -> {
          param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
          param.setCompressionType("BI_RLE8");
        });
  }

  private static BufferedImage packed(BufferedImage image) {
    BufferedImage packed = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_565_RGB);
    packed.createGraphics().drawImage(image, 0, 0, null);
    return packed;
  }

  /** At half of full opacity, the colours kept. */
  private static BufferedImage translucent(BufferedImage image) {
    BufferedImage translucent = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        translucent.setRGB(x, y, (image.getRGB(x, y) & 0xffffff) | (0x80 << 24));
      }
    }
    return translucent;
  }

  private static BufferedImage deep(BufferedImage image) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, WIDTH, HEIGHT, 3, null);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        for (int band = 0; band < 3; band++) {
          raster.setSample(x, y, band, ((image.getRGB(x, y) >> (16 - 8 * band)) & 0xff) * 257);
        }
      }
    }
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            ComponentColorModel.OPAQUE,
            DataBuffer.TYPE_USHORT);
    return new BufferedImage(model, raster, false, null);
  }
}
