package org.unmask.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.unmask.dataset.FolderLabels;
import org.unmask.image.Label;
import org.unmask.storage.LocalPath;

/** Folders Real and Fake of as many JPEG files as a benchmark wants, all of other bytes. */
final class GrowingCorpus {
  private static final int PIXELS = 224;
  private static final int PER_FOLDER = 1_000;

  private final List<Labelled> files;

  private record Labelled(Path file, Label label) {}

  private GrowingCorpus(List<Labelled> files) {
    this.files = files;
  }

  /**
   * Copies of the images that the request names, or of drawn ones.
   *
   * @throws IllegalArgumentException if it names a folder without .jpg files, or one of them has no
   *     label
   */
  static GrowingCorpus of(BenchRequest request, CommandContext context, Path folder)
      throws IOException {
    return of(
        BenchImages.of(request, context, folder, PIXELS, 1),
        context.settings().split().labels(),
        context.settings().seed());
  }

  static GrowingCorpus of(String images, FolderLabels labels, long seed) throws IOException {
    List<Labelled> files = new ArrayList<>();
    for (Path file : BenchImages.files(images, Integer.MAX_VALUE)) {
      files.add(new Labelled(file, label(file, LocalPath.of(images), labels)));
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot grow a corpus: --images must be a folder of the local disk with .jpg files");
    }
    // In order of path the first files would all be of one label.
    Collections.shuffle(files, new Random(seed));
    return new GrowingCorpus(files);
  }

  /** By the folders from the root's own name down, as split reads them: not by what lies above. */
  private static Label label(Path file, Path root, FolderLabels labels) {
    Path named = root.toAbsolutePath().normalize();
    Path below = file.toAbsolutePath().normalize().getParent();
    Path from = named.getParent() == null ? named : named.getParent();
    List<String> folders = new ArrayList<>();
    from.relativize(below).forEach(name -> folders.add(name.toString()));
    return labels
        .nearestLabel(folders)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot grow a corpus: no folder above %s says Real or Fake".formatted(file)));
  }

  /** Writes {@code size} files. Bytes behind the end of a JPEG change its hash and nothing else. */
  Path write(int size, Path corpus) throws IOException {
    for (int i = 0; i < size; i++) {
      Labelled image = files.get(i % files.size());
      String label = image.label() == Label.FAKE ? "Fake/" : "Real/";
      Path copy = corpus.resolve(label + i / PER_FOLDER + "/" + i + ".jpg");
      Files.createDirectories(copy.getParent());
      try (OutputStream out = Files.newOutputStream(copy)) {
        Files.copy(image.file(), out);
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(0, i).array());
      }
    }
    return corpus;
  }
}
