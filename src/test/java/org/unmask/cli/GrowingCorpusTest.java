package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.dataset.FolderLabels;

class GrowingCorpusTest {
  @TempDir private Path folder;

  @Test
  void labelsAreThoseOfTheFoldersAndOfNothingElse() throws IOException {
    Path images = folder.resolve("fake/deepfakes-2019");
    put(images.resolve("Real/not-fake.jpg"), "real");
    put(images.resolve("Fake/real.jpg"), "fake");

    Path corpus =
        GrowingCorpus.of(images.toString(), FolderLabels.DEFAULT, 1)
            .write(4, folder.resolve("corpus"));

    assertThat(contents(corpus.resolve("Real"))).hasSize(2).allMatch(it -> it.startsWith("real"));
    assertThat(contents(corpus.resolve("Fake"))).hasSize(2).allMatch(it -> it.startsWith("fake"));
    assertThat(contents(corpus)).doesNotHaveDuplicates();
  }

  @Test
  void theNamedFolderItselfMayBeTheLabel() throws IOException {
    Path images = folder.resolve("faces/Fake");
    put(images.resolve("a.jpg"), "fake");

    Path corpus =
        GrowingCorpus.of(images.toString(), FolderLabels.DEFAULT, 1)
            .write(1, folder.resolve("corpus"));

    assertThat(corpus.resolve("Fake/0/0.jpg")).exists();
  }

  @Test
  void anImageWithoutALabelIsRefused() throws IOException {
    Path images = folder.resolve("fake/photos");
    put(images.resolve("fake.jpg"), "?");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> GrowingCorpus.of(images.toString(), FolderLabels.DEFAULT, 1))
        .withMessage(
            "Cannot grow a corpus: no folder above %s says Real or Fake"
                .formatted(images.resolve("fake.jpg")));
  }

  private static void put(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static List<String> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(GrowingCorpusTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
