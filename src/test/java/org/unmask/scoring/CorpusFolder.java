package org.unmask.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/** A corpus that a test makes on the local disk. */
record CorpusFolder(Path path) {

  /** Writes one file; folders on the way to it appear. */
  void put(String name, byte[] content) throws IOException {
    Path file = path.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  /**
   * Writes images {@code 0.png}, {@code 1.png} … of as many hundredths, and returns their folder.
   */
  Path putMany(String below, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      put(below + "/" + i + ".png", TestImages.withProbability(i));
    }
    return path.resolve(below);
  }

  /** What lies in a folder, in order, checksums left out. */
  static Collection<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }
}
