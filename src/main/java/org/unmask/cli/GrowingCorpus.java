package org.unmask.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Folders Real and Fake of as many JPEG files as a benchmark wants, all of other bytes. */
final class GrowingCorpus {
  private static final int PIXELS = 224;
  private static final int PER_FOLDER = 1_000;

  private final List<Path> files;

  private GrowingCorpus(List<Path> files) {
    this.files = files;
  }

  /**
   * Copies of the images that the request names, or of drawn ones.
   *
   * @throws IllegalArgumentException if it names a folder without .jpg files
   */
  static GrowingCorpus of(BenchRequest request, CommandContext context, Path folder)
      throws IOException {
    List<Path> files =
        new ArrayList<>(
            BenchImages.files(
                BenchImages.of(request, context, folder, PIXELS, 1), Integer.MAX_VALUE));
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot grow a corpus: --images must be a folder of the local disk with .jpg files");
    }
    // In order of path the first files would all be of one label.
    Collections.shuffle(files, new Random(context.settings().seed()));
    return new GrowingCorpus(files);
  }

  /** Writes {@code size} files. Bytes behind the end of a JPEG change its hash and nothing else. */
  Path write(int size, Path corpus) throws IOException {
    for (int i = 0; i < size; i++) {
      Path file = files.get(i % files.size());
      boolean fake = file.toString().toLowerCase(Locale.ROOT).contains("fake");
      Path copy = corpus.resolve((fake ? "Fake/" : "Real/") + i / PER_FOLDER + "/" + i + ".jpg");
      Files.createDirectories(copy.getParent());
      try (OutputStream out = Files.newOutputStream(copy)) {
        Files.copy(file, out);
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(0, i).array());
      }
    }
    return corpus;
  }
}
