package org.unmask.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FileWalkTest {
  private final Configuration configuration = new Configuration();

  @TempDir private Path root;

  @Test
  void endsWhereALinkLeadsBackToAFolderAboveIt() throws IOException {
    Path folder = Files.createDirectories(root.resolve("a/b"));
    Files.write(folder.resolve("image"), new byte[3]);
    Files.createSymbolicLink(folder.resolve("up"), root);
    Files.createSymbolicLink(folder.resolve("self"), folder);

    assertThat(walk(root))
        .containsExactlyInAnyOrder(
            file(folder.resolve("image")),
            new Unlisted("file:" + folder + "/up", "a link back to " + root.toRealPath()),
            new Unlisted("file:" + folder + "/self", "a link back to " + folder.toRealPath()));
  }

  @Test
  void endsWhereTwoFoldersLinkToOneAnother() throws IOException {
    Path a = Files.createDirectory(root.resolve("a"));
    Path b = Files.createDirectory(root.resolve("b"));
    Files.write(a.resolve("1"), new byte[1]);
    Files.write(b.resolve("2"), new byte[2]);
    Files.createSymbolicLink(a.resolve("to-b"), b);
    Files.createSymbolicLink(b.resolve("to-a"), a);

    assertThat(walk(root))
        .containsExactlyInAnyOrder(
            file(a.resolve("1")),
            file(b.resolve("2")),
            file(a.resolve("to-b/2")),
            file(b.resolve("to-a/1")),
            new Unlisted("file:" + a + "/to-b/to-a", "a link back to " + a.toRealPath()),
            new Unlisted("file:" + b + "/to-a/to-b", "a link back to " + b.toRealPath()));
  }

  @Test
  void followsLinksToFilesAndToFoldersElsewhere() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Files.write(elsewhere.resolve("image"), new byte[5]);
    Path corpus = Files.createDirectory(root.resolve("corpus"));
    Files.createSymbolicLink(corpus.resolve("folder"), elsewhere);
    Files.createSymbolicLink(corpus.resolve("file"), elsewhere.resolve("image"));

    assertThat(walk(corpus))
        .containsExactlyInAnyOrder(
            file(corpus.resolve("folder/image")), file(corpus.resolve("file")));
  }

  @Test
  void namesALinkToNothingAndALinkToItself() throws IOException {
    Files.createSymbolicLink(root.resolve("dangling"), root.resolve("absent"));
    Files.createSymbolicLink(root.resolve("self"), root.resolve("self"));

    List<Listed> found = walk(root);

    assertThat(found)
        .extracting(Listed::path)
        .containsExactlyInAnyOrder("file:" + root + "/dangling", "file:" + root + "/self");
    assertThat(found).contains(new Unlisted("file:" + root + "/dangling", "a link to nothing"));
    assertThat(found).allSatisfy(listed -> assertThat(listed).isInstanceOf(Unlisted.class));
  }

  @Test
  void namesAPipeInsteadOfWaitingForIt() throws Exception {
    Process made = new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start();
    assertThat(made.waitFor()).isZero();

    assertThat(walk(root))
        .containsExactly(new Unlisted("file:" + root + "/pipe", "neither a file nor a folder"));
  }

  @Test
  void goesOnBesideAFolderThatMayNotBeRead() throws IOException {
    Files.write(root.resolve("open"), new byte[1]);
    Path closed = Files.createDirectory(root.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(closed), "root reads everything");
      assertThat(walk(root))
          .containsExactlyInAnyOrder(
              file(root.resolve("open")), new Unlisted("file:" + closed, "permission denied"));
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void saysThatAFolderHasVanished() throws IOException {
    Path folder = Files.createDirectory(root.resolve("folder"));
    try (FileWalk walk = FileWalk.below(List.of(Folder.of("file:" + folder)), configuration)) {
      Files.delete(folder);
      assertThat(walk.next()).isEqualTo(new Unlisted("file:" + folder, "vanished"));
      assertThat(walk.hasNext()).isFalse();
    }
  }

  @Test
  void walksATreeThatIsHundredsOfFoldersDeep() throws IOException {
    Path deepest = root;
    for (int i = 0; i < 900; i++) {
      deepest = deepest.resolve("d");
    }
    Files.createDirectories(deepest);
    Files.write(deepest.resolve("image"), new byte[1]);

    assertThat(walk(root)).containsExactly(file(deepest.resolve("image")));
  }

  @Test
  void aSpreadListingFindsWhatAWalkFinds() throws IOException {
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 4; j++) {
        Path folder = Files.createDirectories(root.resolve(i + "/" + j));
        Files.write(folder.resolve("image"), new byte[i + j]);
      }
      Files.write(root.resolve(i + "/top"), new byte[i]);
    }
    List<Listed> expected = walk(root);
    ListingRoots roots = ListingRoots.resolve(List.of(root.toString()), configuration);
    for (int enough : new int[] {0, 1, 2, 5, 6, 12, 20, 1000}) {
      FolderSpread spread = FolderSpread.of(roots, enough, configuration);
      List<Listed> found = new ArrayList<>(spread.listed());
      spread.folders().forEach(folder -> found.addAll(below(folder)));
      assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(spread.folders().size())
          .isGreaterThanOrEqualTo(
              Math.min(enough, 20) == 20 && enough > 20 ? 0 : Math.min(enough, 20));
    }
  }

  private List<Listed> walk(Path folder) {
    return below(Folder.of("file:" + folder));
  }

  private List<Listed> below(Folder folder) {
    List<Listed> found = new ArrayList<>();
    FileWalk.below(List.of(folder), configuration).forEachRemaining(found::add);
    return found;
  }

  private static StoredFile file(Path path) throws IOException {
    return new StoredFile(
        "file:" + path, Files.size(path), Files.getLastModifiedTime(path).toMillis());
  }
}
