package org.unmask.peers;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Writes images of a folder anew, 224 pixels a side, as many times over as it takes. Arguments: the
 * folder, {@code jpg} or {@code png}, how many, the folder to write. PNG is for the comparison of
 * scores, since decoders of JPEG differ by a little.
 */
public final class PeerImages {
  private PeerImages() {}

  /** Writes the images. */
  public static void main(String[] arguments) throws IOException {
    List<Path> images;
    try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
      images =
          files
              .filter(file -> file.toString().matches(".*\\.(jpe?g|png|JPE?G|PNG)"))
              .sorted()
              .toList();
    }
    if (images.isEmpty()) {
      throw new IllegalArgumentException("Cannot find images below " + arguments[0]);
    }
    String format = arguments[1];
    int count = Integer.parseInt(arguments[2]);
    Path target = Files.createDirectories(Path.of(arguments[3]));
    for (int i = 0; i < Math.min(count, images.size()); i++) {
      BufferedImage image = Pixels.read(images.get(i));
      for (int copy = i; copy < count; copy += images.size()) {
        ImageIO.write(image, format, target.resolve(copy + "." + format).toFile());
      }
    }
  }
}
