package org.unmask.scoring;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Real little PNGs with a word behind them, which tells the fake classifier what to say. */
final class TestImages {
  static final String BROKEN = "BROKEN";
  static final String CRASH = "CRASH";
  private static final byte[] PNG = png();

  private TestImages() {}

  /** An image whose probability to be a fake is {@code hundredths / 100}. */
  static byte[] withProbability(int hundredths) {
    return with(new String(new char[] {(char) hundredths}));
  }

  static byte[] broken() {
    return with(BROKEN);
  }

  static byte[] crashing() {
    return with(CRASH);
  }

  static double probability(byte[] image) {
    return image[image.length - 1] / 100.0;
  }

  static boolean endsWith(byte[] image, String word) {
    byte[] end = word.getBytes(US_ASCII);
    return image.length >= end.length
        && Arrays.equals(image, image.length - end.length, image.length, end, 0, end.length);
  }

  private static byte[] with(String word) {
    byte[] behind = word.getBytes(US_ASCII);
    byte[] image = Arrays.copyOf(PNG, PNG.length + behind.length);
    System.arraycopy(behind, 0, image, PNG.length, behind.length);
    return image;
  }

  private static byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
