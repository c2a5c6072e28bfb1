package org.unmask.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small images whose content follows from a seed. */
final class TestImages {
  private TestImages() {}

  static byte[] jpeg(long seed) {
    return encoded("jpeg", seed);
  }

  static byte[] png(long seed) {
    return encoded("png", seed);
  }

  /** Writes {@code count} different JPEG images {@code 0.jpg, 1.jpg, …} into a folder. */
  static void jpegs(Path folder, int count, long firstSeed) {
    for (int i = 0; i < count; i++) {
      write(folder.resolve(i + ".jpg"), jpeg(firstSeed + i));
    }
  }

  static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] encoded(String format, long seed) {
    BufferedImage image = new BufferedImage(12, 10, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int y = 0; y < 10; y++) {
      for (int x = 0; x < 12; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
