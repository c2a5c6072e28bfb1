package org.unmask.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.unmask.Progress;
import org.unmask.demo.DemoCorpus;
import org.unmask.demo.DemoSettings;

/** Drawn portraits and fakes as input. */
final class Pictures {
  private Pictures() {}

  /** Draws {@code portraits} portraits and as many fakes; the demo's own layout. */
  static DemoCorpus.Written draw(Path folder, int portraits) {
    return new DemoCorpus(new DemoSettings(portraits, portraits, 0, 128, 7))
        .write(folder.resolve("demo"), DemoCorpus.IfPresent.REFUSE, Progress.SILENT);
  }

  /** The files of a folder, however deep, sorted. */
  static List<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives every image of a folder {@code copies - 1} twins under other names. */
  static void multiply(Path folder, int copies) {
    try {
      for (Path image : below(folder)) {
        for (int i = 1; i < copies; i++) {
          Files.copy(image, image.resolveSibling(i + "-" + image.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
