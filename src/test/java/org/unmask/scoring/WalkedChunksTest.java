package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.storage.FileListing;
import org.unmask.storage.Listed;
import org.unmask.storage.StoredFile;
import org.unmask.storage.WalkBookmark;

class WalkedChunksTest {
  private final Configuration configuration = new Configuration();

  @TempDir private Path root;
  private List<String> roots;

  @BeforeEach
  void prepare() throws IOException {
    for (int i = 0; i < 6; i++) {
      Path folder = root.resolve("images/" + i);
      Path deep = Files.createDirectories(folder.resolve("deep"));
      for (int j = 0; j < 5; j++) {
        Files.write(deep.resolve("f" + j), new byte[j]);
        Files.write(folder.resolve("g" + j), new byte[j]);
      }
    }
    for (int i = 0; i < 4; i++) {
      Files.write(root.resolve("single" + i), new byte[i]);
    }
    roots = List.of(root + "/images", root + "/single*");
  }

  @Test
  void cutsEveryFileIntoOneChunk() {
    assertThat(sizes(() -> 10)).containsExactly(10L, 10L, 10L, 10L, 10L, 10L, 4L);
  }

  @Test
  void chunksGrowWithTheCluster() {
    Iterator<Integer> slots = List.of(5, 20, 20, 30, 30).iterator();

    assertThat(sizes(slots::next)).containsExactly(5L, 20L, 20L, 19L);
  }

  /** How many files each chunk has; together they are all of them. */
  private List<Long> sizes(IntSupplier imagesPerChunk) {
    List<Listed> files = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();
    try (Chunks chunks = start(imagesPerChunk)) {
      for (int i = 0; ; i++) {
        Optional<Chunk> chunk = chunks.chunk(i);
        if (chunk.isEmpty()) {
          break;
        }
        sizes.add(chunk.get().images());
        files.addAll(((Chunk.Files) chunk.get()).files());
      }
      assertThat(chunks.images()).hasValue(files.size());
    }

    assertThat(files).containsExactlyInAnyOrderElementsOf(expected());
    return sizes;
  }

  @Test
  void goesOnAfterAnyChunkThatWasPlannedLast() throws IOException {
    for (int size : new int[] {5, 7, 64}) {
      int chunks = (64 + size - 1) / size;
      for (int keep = 0; keep <= chunks; keep++) {
        readAll(size);
        Files.delete(root.resolve("plan/_whole"));
        for (int i = keep; i < chunks; i++) {
          Files.delete(root.resolve("plan/%06d.gz".formatted(i)));
        }
        if (keep % 2 == 1) {
          writeTheBookmarkOfAnOlderVersion(keep);
        }
        List<Listed> files = readAll(size);
        assertThat(files)
            .as("chunks of %d, of which %d were kept", size, keep)
            .containsExactlyInAnyOrderElementsOf(expected());
        deletePlan();
      }
    }
  }

  /** It had all folders in each chunk. */
  private void writeTheBookmarkOfAnOlderVersion(int chunks) throws IOException {
    PlanFolder plan = plan();
    PlanFile last = plan.read(chunks - 1);
    WalkBookmark whole = plan.standing(chunks).bookmark();
    Path file = root.resolve("plan/%06d.gz".formatted(chunks - 1));
    Files.delete(file);
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    new PlanFile(
            last.files(),
            last.rootFiles(),
            new BookmarkChange(whole.toRead(), 0, whole.readInPart()))
        .write(plan.file(chunks - 1), configuration);
  }

  @Test
  void writesAFolderThatWaitsOnceAndNotWithEachChunk() throws IOException {
    for (int i = 0; i < 50; i++) {
      Files.write(Files.createDirectories(root.resolve("many/" + i)).resolve("f"), new byte[1]);
    }
    roots = List.of(root + "/many");

    assertThat(sizes(() -> 1)).hasSize(50);

    int written = 0;
    for (int i = 0; i < 50; i++) {
      written += plan().read(i).change().first().size();
    }
    // All of them in the first chunk, and one that is read in part in each.
    assertThat(written).isLessThanOrEqualTo(2 * 50);
  }

  private PlanFolder plan() {
    return new PlanFolder(new org.apache.hadoop.fs.Path(root + "/plan"), configuration);
  }

  @Test
  void plansEachRootFileOnceThoughOthersHaveComeOrGone() throws IOException {
    roots = List.of(root + "/single*");
    for (int keep = 1; keep <= 2; keep++) {
      readAll(2);
      Files.delete(root.resolve("plan/_whole"));
      for (int i = keep; i < 2; i++) {
        Files.delete(root.resolve("plan/%06d.gz".formatted(i)));
      }
      Files.write(root.resolve("single"), new byte[1]);
      Files.delete(root.resolve("single1"));
      Files.write(root.resolve("single9"), new byte[1]);

      assertThat(readAll(2))
          .extracting(file -> file.path().substring(file.path().lastIndexOf('/') + 1))
          .containsExactly("single0", "single1", "single2", "single3", "single9");
      Files.delete(root.resolve("single"));
      Files.write(root.resolve("single1"), new byte[1]);
      Files.delete(root.resolve("single9"));
      deletePlan();
    }
  }

  @Test
  void takesThePlanThatIsWholeAsItIs() throws IOException {
    List<Listed> files = readAll(10);
    Files.write(root.resolve("images/new"), new byte[1]);
    Files.delete(root.resolve("images/0/g0"));

    assertThat(readAll(3)).isEqualTo(files);
  }

  private List<Listed> readAll(int size) {
    List<Listed> files = new ArrayList<>();
    try (Chunks chunks = start(() -> size)) {
      for (int i = 0; ; i++) {
        Optional<Chunk> chunk = chunks.chunk(i);
        if (chunk.isEmpty()) {
          assertThat(new TreeSet<>(files.stream().map(Listed::path).toList()))
              .hasSize(files.size());
          return files;
        }
        files.addAll(((Chunk.Files) chunk.get()).files());
      }
    }
  }

  private Chunks start(IntSupplier size) {
    return WalkedChunks.start(
        roots, new org.apache.hadoop.fs.Path(root + "/plan"), size, configuration);
  }

  private List<StoredFile> expected() {
    return FileListing.list(roots, configuration);
  }

  private void deletePlan() throws IOException {
    try (var files = Files.list(root.resolve("plan"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
