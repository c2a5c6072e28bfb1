package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageRootTest {
  private static final Configuration CONFIGURATION = new Configuration(false);

  @TempDir Path folder;

  @Test
  void namesASourceByItsFolder() {
    TestImages.jpegs(folder.resolve("faces/Real"), 1, 0);

    assertThat(sources("faces")).containsExactly("faces");
  }

  @Test
  void makesSourcesOfOneNameUniqueWhateverTheirOrder() {
    TestImages.jpegs(folder.resolve("a/faces/Real"), 1, 0);
    TestImages.jpegs(folder.resolve("b/faces/Real"), 1, 1);

    assertThat(sources("a/faces", "b/faces")).containsExactlyInAnyOrder("a/faces", "b/faces");
    assertThat(roots("b/faces", "a/faces")).isEqualTo(roots("a/faces", "b/faces"));
  }

  @Test
  void takesTheFoldersOfTwoLabelsForOneSource() {
    TestImages.jpegs(folder.resolve("faces/Train/Real"), 1, 0);
    TestImages.jpegs(folder.resolve("faces/Train/Fake"), 1, 1);

    assertThat(sources("faces/Train/Real", "faces/Train/Fake")).containsExactly("faces", "faces");
  }

  @Test
  void findsEachMatchOfAGlobOnce() {
    TestImages.jpegs(folder.resolve("one/Real"), 1, 0);
    TestImages.jpegs(folder.resolve("two/Real"), 1, 1);

    assertThat(sources("*", "one")).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void givesTheFoldersFromItsOwnNameDown() {
    ImageRoot root = new ImageRoot("file:/data/Real", "data");

    assertThat(root.foldersOf("file:/data/Real/x/a.jpg")).containsExactly("Real", "x");
    ImageRoot file = new ImageRoot("file:/data/Real/a.jpg", "file:/data/Real", "data");
    assertThat(file.foldersOf("file:/data/Real/a.jpg")).containsExactly("Real");
    assertThat(new ImageRoot("file:/a.jpg", "file:/", "root").foldersOf("file:/a.jpg")).isEmpty();
  }

  @Test
  void takesFilesAsTheirFoldersWouldBeTaken() {
    TestImages.jpegs(folder.resolve("photos/Real"), 2, 0);
    TestImages.jpegs(folder.resolve("photos/Fake"), 1, 2);

    List<ImageRoot> roots = roots("photos/Real/*.jpg", "photos/Fake/0.jpg");

    assertThat(roots).hasSize(3).extracting(ImageRoot::source).containsOnly("photos");
    for (ImageRoot root : roots) {
      String label = root.path().contains("Real") ? "Real" : "Fake";
      assertThat(root.foldersOf(root.path())).containsExactly(label);
    }
  }

  @Test
  void givesAFileToTheNearestRoot() {
    ImageRoots roots =
        new ImageRoots(
            List.of(
                new ImageRoot("file:/", "disk"),
                new ImageRoot("file:/data", "data"),
                new ImageRoot("file:/data/Real", "real"),
                new ImageRoot("file:/data/Real/a.jpg", "file:/data/Real", "one")));

    assertThat(nearest(roots, "file:/data/Real/a.jpg")).isEqualTo("one");
    assertThat(nearest(roots, "file:/data/Real/x/a.jpg")).isEqualTo("real");
    assertThat(nearest(roots, "file:/data/Real2/a.jpg")).isEqualTo("data");
    assertThat(nearest(roots, "file:/other/a.jpg")).isEqualTo("disk");
    assertThat(roots.nearest("hdfs://nn/data/a.jpg")).isEmpty();
    assertThat(roots.nearest("a.jpg")).isEmpty();
  }

  private static String nearest(ImageRoots roots, String file) {
    return roots.nearest(file).orElseThrow().source();
  }

  @Test
  void namesTablesOfOneNameApart() {
    List<ImageTable> tables =
        List.of("/lake/a/faces", "/lake/b/faces/", "/lake/b/faces", "/lake/c/other").stream()
            .map(path -> new ImageTable(path, Optional.empty(), ImageTable.Columns.DEFAULT))
            .toList();

    assertThat(SourceNames.named(tables, CONFIGURATION))
        .extracting(table -> table.source().orElseThrow())
        .containsExactly("a/faces", "b/faces", "b/faces", "other");
  }

  @Test
  void takesTheNameThatASourceWasGiven() {
    TestImages.jpegs(folder.resolve("a/Real"), 1, 0);
    TestImages.jpegs(folder.resolve("b/Fake"), 1, 1);

    List<ImageRoot> roots =
        ImageRoot.resolve(
            List.of(
                new ImageFolder(folder + "/a", Optional.of("mine")),
                new ImageFolder(folder + "/b", Optional.of("mine"))),
            FolderLabels.DEFAULT,
            CONFIGURATION);

    assertThat(roots).extracting(ImageRoot::source).containsExactly("mine", "mine");
  }

  @Test
  void refusesOneFolderUnderTwoNames() {
    TestImages.jpegs(folder.resolve("a/Real"), 1, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ImageRoot.resolve(
                    List.of(
                        new ImageFolder(folder + "/a", Optional.of("one")),
                        new ImageFolder(folder + "/a", Optional.of("two"))),
                    FolderLabels.DEFAULT,
                    CONFIGURATION))
        .withMessageContaining("comes as two sources, one and two");
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> roots("absent"))
        .withMessageContaining("absent: no such file or folder");
  }

  private List<String> sources(String... names) {
    return roots(names).stream().map(ImageRoot::source).toList();
  }

  private List<ImageRoot> roots(String... names) {
    return ImageRoot.resolve(
        List.of(names).stream().map(name -> ImageFolder.of(folder + "/" + name)).toList(),
        FolderLabels.DEFAULT,
        CONFIGURATION);
  }
}
