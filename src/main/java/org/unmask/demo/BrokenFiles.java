package org.unmask.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Two files that cannot be scored, so that a newcomer sees how that is reported. */
final class BrokenFiles {
  static final String TRUNCATED = "upload-broke-off.jpg";
  static final String TEXT = "not-a-picture.jpg";

  private BrokenFiles() {}

  /** Writes the first part of a whole picture, and a text with the name of a picture. */
  static void write(Path folder, Path whole) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(folder.resolve(TRUNCATED), Arrays.copyOf(bytes, bytes.length * 2 / 5));
    Files.writeString(folder.resolve(TEXT), "This is a text, whatever its name says.\n");
  }
}
