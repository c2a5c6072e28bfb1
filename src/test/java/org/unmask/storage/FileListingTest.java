package org.unmask.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.PipelineException;

class FileListingTest {
  private final Configuration configuration = new Configuration();

  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.jpg",
        "with space.jpg",
        " leading and trailing ",
        "100%25.jpg",
        "50%.jpg",
        "a#b.jpg",
        "what?.jpg",
        "a&b=c;d.jpg",
        "12:30.jpg",
        "a:b:c",
        "back\\slash.jpg",
        "grüße-日本-😀.jpg",
        "_hidden.jpg",
        ".hidden.jpg",
        "[a].jpg",
        "{x}",
        "{a,b}.jpg",
        "star*.jpg",
        "no-suffix",
        "checksum.crc",
        "~tilde",
        "$dollar",
        "'quoted\""
      })
  void listsAndReadsAFileOfAnyName(String name) throws Exception {
    byte[] content = ("content of " + name).getBytes(UTF_8);
    Files.write(root.resolve(name), content);

    List<StoredFile> below = FileListing.list(List.of(root.toString()), configuration);

    assertThat(below).hasSize(1);
    StoredFile file = below.get(0);
    assertThat(file.path()).isEqualTo("file:" + root + "/" + name);
    assertThat(file.bytes()).isEqualTo(content.length);
    assertThat(file.modified()).isEqualTo(Files.getLastModifiedTime(root.resolve(name)).toMillis());
    assertThat(BoundedRead.read(file.path(), 1000, configuration)).isEqualTo(content);
    assertThat(FileListing.list(List.of(file.path()), configuration)).isEqualTo(below);
    assertThat(FileListing.list(List.of(root + "/" + name), configuration)).isEqualTo(below);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "50%", "a#b", "[x]", "{x}", "12:30", ".hidden", "_hidden", "ü"})
  void listsBelowAFolderOfAnyName(String name) throws IOException {
    Path folder = Files.createDirectories(root.resolve(name).resolve("deeper"));
    Files.write(folder.resolve("image"), new byte[3]);

    assertThat(paths(root + "/" + name)).containsExactly("file:" + folder + "/image");
  }

  @Test
  void sortsByPathAndKeepsZeroByteFiles() throws IOException {
    Files.createDirectories(root.resolve("b/c"));
    Files.write(root.resolve("z"), new byte[1]);
    Files.write(root.resolve("b/c/empty"), new byte[0]);
    Files.write(root.resolve("a"), new byte[2]);

    List<StoredFile> files = FileListing.list(List.of(root.toString()), configuration);

    assertThat(files)
        .extracting(file -> file.path().substring(("file:" + root + "/").length()))
        .containsExactly("a", "b/c/empty", "z");
    assertThat(files).extracting(StoredFile::bytes).containsExactly(2L, 0L, 1L);
  }

  @Test
  void listsNothingBelowAnEmptyFolder() {
    assertThat(paths(root.toString())).isEmpty();
  }

  @Test
  void expandsGlobs() throws IOException {
    for (String name : List.of("a1.jpg", "a2.png", "b1.jpg")) {
      Files.write(root.resolve(name), new byte[1]);
    }
    Files.createDirectories(root.resolve("deep/er"));
    Files.write(root.resolve("deep/er/c.jpg"), new byte[1]);

    assertThat(names(root + "/a*")).containsExactly("a1.jpg", "a2.png");
    assertThat(names(root + "/{a1,b1}.jpg")).containsExactly("a1.jpg", "b1.jpg");
    assertThat(names(root + "/[ab]1.jpg")).containsExactly("a1.jpg", "b1.jpg");
    assertThat(names(root + "/*.jpg")).containsExactly("a1.jpg", "b1.jpg");
    assertThat(names(root + "/d*")).containsExactly("c.jpg");
    assertThat(names(root + "/*/*")).containsExactly("c.jpg");
  }

  @Test
  void saysWhatToDoWhereHadoopsGlobsStumbleOverAColon() throws IOException {
    Files.write(root.resolve("12:30.jpg"), new byte[1]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> paths(root + "/*.jpg"))
        .withMessageContaining("a name holds a colon; give the folder instead");
  }

  @Test
  void takesAPathThatExistsAsItIsWrittenNotAsAGlob() throws IOException {
    Files.write(root.resolve("[a].jpg"), new byte[1]);
    Files.write(root.resolve("a.jpg"), new byte[1]);

    assertThat(names(root + "/[a].jpg")).containsExactly("[a].jpg");
  }

  @Test
  void listsAFileOnceHoweverManyRootsReachIt() throws IOException {
    Path folder = Files.createDirectories(root.resolve("x"));
    Files.write(folder.resolve("a"), new byte[1]);
    String file = root + "/x/a";

    List<String> roots =
        List.of(
            root.toString(),
            root + "/x/",
            "file:" + file,
            "file://" + file,
            root + "/*",
            root + "/x/../x/a",
            root + "//x/a");

    assertThat(FileListing.list(roots, configuration))
        .extracting(StoredFile::path)
        .containsExactly("file:" + file);
  }

  @Test
  void leavesOutTheChecksumsThatHadoopKeepsBesideFiles() throws IOException {
    Files.write(root.resolve("a"), new byte[1]);
    Files.write(root.resolve(".a.crc"), new byte[12]);

    assertThat(names(root.toString())).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent", "absent/*.jpg", "{absent}", "absent*"})
  void refusesARootThatMatchesNothing(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> paths(root + "/" + name))
        .withMessage("Cannot read " + root + "/" + name + ": no such file or folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "foo:bar", "nowhere://host/x"})
  void refusesARootThatIsNoPath(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> paths(text))
        .withMessageStartingWith("Invalid path: \"" + text + "\" (");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[a", "{a"})
  void refusesAGlobThatDoesNotParse(String glob) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> paths(root + "/" + glob))
        .withMessageStartingWith("Invalid path: \"" + root + "/" + glob + "\" (");
  }

  @Test
  void failsOnAFolderThatMayNotBeRead() throws IOException {
    Path folder = Files.createDirectory(root.resolve("closed"));
    Files.write(folder.resolve("a"), new byte[1]);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(folder), "root reads everything");
      assertThatThrownBy(() -> paths(root.toString()))
          .isInstanceOf(PipelineException.class)
          .hasMessageStartingWith("Cannot list " + root);
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private List<String> paths(String text) {
    return FileListing.list(List.of(text), configuration).stream().map(StoredFile::path).toList();
  }

  private List<String> names(String text) {
    return paths(text).stream().map(path -> path.substring(path.lastIndexOf('/') + 1)).toList();
  }

  @Test
  void aTimeThatNoTableCouldHoldIsBroughtNear() {
    for (long far : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
      long kept = new StoredFile("file:/a.jpg", 1, far).modified();
      assertThat(Long.signum(Math.multiplyExact(kept, 1000L))).isEqualTo(Long.signum(far));
    }
    assertThat(new StoredFile("file:/a.jpg", 1, 1_700_000_000_123L).modified())
        .isEqualTo(1_700_000_000_123L);
  }
}
