package org.unmask.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** What could give a label away without looking at the face. */
final class PictureMeasures {
  private PictureMeasures() {}

  static double[] fileSizes(List<Path> files) throws IOException {
    double[] sizes = new double[files.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Files.size(files.get(i));
    }
    return sizes;
  }

  /** The mean square of the Laplacian of green: grows with sharpness and with noise. */
  static double[] sharpness(List<Path> files) throws IOException {
    double[] sharpness = new double[files.size()];
    for (int i = 0; i < sharpness.length; i++) {
      BufferedImage image = ImageIO.read(files.get(i).toFile());
      double sum = 0;
      for (int y = 1; y < image.getHeight() - 1; y++) {
        for (int x = 1; x < image.getWidth() - 1; x++) {
          int laplacian =
              4 * green(image, x, y)
                  - green(image, x - 1, y)
                  - green(image, x + 1, y)
                  - green(image, x, y - 1)
                  - green(image, x, y + 1);
          sum += (double) laplacian * laplacian;
        }
      }
      sharpness[i] = sum;
    }
    return sharpness;
  }

  /** The chance that a value of the first kind is above one of the second: the area under ROC. */
  static double auc(double[] positives, double[] negatives) {
    double above = 0;
    for (double positive : positives) {
      for (double negative : negatives) {
        above += positive > negative ? 1 : positive == negative ? 0.5 : 0;
      }
    }
    return above / (positives.length * (double) negatives.length);
  }

  private static int green(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) >> 8 & 0xFF;
  }
}
