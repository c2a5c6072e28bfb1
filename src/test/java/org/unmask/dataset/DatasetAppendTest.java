package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;
import org.unmask.split.DatasetSummary;
import org.unmask.split.SplitFractions;
import org.unmask.storage.OutputTarget.IfPresent;

@Tag("spark")
class DatasetAppendTest {
  @TempDir Path folder;

  @Test
  void movesNoImageAndRewritesNoFile() throws IOException {
    BuildFixture build = new BuildFixture(folder);
    fill(build, "first", 30, 0);
    fill(build, "second", 50, 1000);
    DatasetSummary first =
        build.builder("first").nearDuplicatesWithin(31).build(build.target(), IfPresent.REFUSE);
    Map<String, String> before = build.column(DatasetSchema.SPLIT);
    Map<Path, FileTime> files = files();

    DatasetSummary both =
        build.builder("first", "second").nearDuplicatesWithin(31).append(build.target());

    assertThat(both.generations()).isEqualTo(2);
    assertThat(both.accepted()).isEqualTo(160);
    assertThat(both.found()).isEqualTo(first.found() + 160);
    assertThat(both.duplicates()).isEqualTo(60);
    Map<String, String> after = build.column(DatasetSchema.SPLIT);
    assertThat(after).hasSize(160).containsAllEntriesOf(before);
    assertThat(files()).containsAllEntriesOf(files);
    assertThat(DatasetReader.open(BuildFixture.SPARK, build.target()).summary()).isEqualTo(both);
    assertThat(both.misses())
        .allSatisfy(miss -> assertThat(Math.abs(miss.labelShare())).isLessThan(0.02));
  }

  @Test
  void bringsNearDuplicatesToTheImagesOfBefore() {
    BuildFixture build = new BuildFixture(folder);
    fill(build, "first", 12, 0);
    for (int i = 0; i < 12; i++) {
      build.picture("second/Real/again" + i + ".jpg", i, 0.4f);
    }
    build.builder("first").nearDuplicatesWithin(31).build(build.target(), IfPresent.REFUSE);

    build.builder("second").nearDuplicatesWithin(31).append(build.target());

    Map<String, String> splits = build.column(DatasetSchema.SPLIT);
    Map<String, String> groups = build.column(DatasetSchema.GROUP_ID);
    for (int i = 0; i < 12; i++) {
      String old = "first/Real/" + i + ".jpg";
      String fresh = "second/Real/again" + i + ".jpg";
      assertThat(splits.get(fresh)).isEqualTo(splits.get(old));
      assertThat(groups.get(fresh)).isEqualTo(groups.get(old));
    }
  }

  private static DatasetBuilder builder(BuildFixture build, String root, CharSequence rows) {
    String metadata = build.text(root + "/m.csv", "file,label,group\n" + rows);
    return build.builder(root).metadata(MetadataFile.of(metadata)).nearDuplicatesWithin(31);
  }

  @Test
  void remembersAllNamesOfAGroupThatWasTied() {
    BuildFixture build = new BuildFixture(folder);
    StringBuilder first = new StringBuilder();
    StringBuilder second = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      // Of two videos one frame each, which look alike: one group, by the name of the first.
      build.picture("first/a" + i + ".jpg", i, 0.9f);
      build.picture("first/b" + i + ".jpg", i, 0.4f);
      first.append("a%d.jpg,real,video-a%d\nb%d.jpg,fake,video-b%d\n".formatted(i, i, i, i));
      build.picture("second/b" + i + ".jpg", 500 + i, 0.9f);
      // What looks like frames of before is no new link under the other name of their group.
      build.picture("second/c" + i + ".jpg", i, 0.6f);
      second.append("b%d.jpg,fake,video-b%d\nc%d.jpg,fake,video-b%d\n".formatted(i, i, i, i));
    }
    DatasetSummary alone = builder(build, "first", first).build(build.target(), IfPresent.REFUSE);

    DatasetSummary both = builder(build, "second", second).append(build.target());

    Map<String, String> splits = build.column(DatasetSchema.SPLIT);
    Map<String, String> groups = build.column(DatasetSchema.GROUP_ID);
    for (int i = 0; i < 12; i++) {
      String fresh = "second/b" + i + ".jpg";
      assertThat(groups.get(fresh)).isEqualTo("video-a" + i);
      assertThat(groups.get("first/b" + i + ".jpg")).isEqualTo("video-a" + i);
      assertThat(splits.get(fresh)).isEqualTo(splits.get("first/b" + i + ".jpg"));
    }
    assertThat(splits.values()).contains("train", "test");
    assertThat(alone.nearDuplicates())
        .hasValueSatisfying(found -> assertThat(found.links()).isEqualTo(12));
    assertThat(both.nearDuplicates()).isEqualTo(alone.nearDuplicates());
    // One row for each video-b, and none again.
    assertThat(
            DatasetReader.open(BuildFixture.SPARK, build.target())
                .table(DatasetLayout.TIES, GroupEdges.SCHEMA))
        .hasValueSatisfying(ties -> assertThat(ties.count()).isEqualTo(12));
  }

  @Test
  void leavesOutWhatWouldTieTwoSplitsTogetherThenAndLater() {
    BuildFixture build = new BuildFixture(folder);
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      build.picture("first/%d.jpg".formatted(i), i, 0.9f);
      rows.append("%d.jpg,%s,video-%d\n".formatted(i, i % 2 == 0 ? "real" : "fake", i));
    }
    builder(build, "first", rows).build(build.target(), IfPresent.REFUSE);
    Map<String, String> splits = build.column(DatasetSchema.SPLIT);
    Map<String, List<Integer>> videos = new TreeMap<>();
    Map<String, Integer> oneOfEach = new TreeMap<>();
    for (int i = 0; i < 8; i++) {
      String split = splits.get("first/" + i + ".jpg");
      videos.computeIfAbsent(split, of -> new ArrayList<>()).add(i);
      oneOfEach.put(split, i);
    }
    StringBuilder copies = new StringBuilder("new.jpg,real,bridge\n");
    build.picture("second/new.jpg", 776, 0.9f);
    StringBuilder later = new StringBuilder("bridge.jpg,real,bridge\n");
    build.picture("third/bridge.jpg", 777, 0.9f);
    oneOfEach.forEach(
        (split, i) -> {
          String label = i % 2 == 0 ? "real" : "fake";
          build.picture("second/copy-" + i + ".jpg", i, 0.9f);
          copies.append("copy-%d.jpg,%s,bridge\n".formatted(i, label));
          build.picture("third/later-" + i + ".jpg", 900 + i, 0.9f);
          later.append("later-%d.jpg,%s,video-%d\n".formatted(i, label, i));
        });
    // Two other videos of one split are tied, and keep their names: two links, then and later.
    List<Integer> several =
        videos.values().stream().filter(of -> of.size() > 2).findFirst().orElseThrow();
    for (int i : several.subList(0, 2)) {
      build.picture("second/like-%d.jpg".formatted(i), i, 0.4f);
      copies.append("like-%d.jpg,real,between\n".formatted(i));
    }
    assertThatThrownBy(
            () -> builder(build, "second", copies).maxRejectedShare(0.1).append(build.target()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TORN_GROUP=1 (such as ");
    DatasetSummary tied = builder(build, "second", copies).append(build.target());
    assertThat(build.rejected()).containsEntry("second/new.jpg", "TORN_GROUP");

    DatasetSummary last = builder(build, "third", later).append(build.target());

    assertThat(oneOfEach).hasSizeGreaterThan(1);
    assertThat(build.rejected()).containsEntry("third/bridge.jpg", "TORN_GROUP");
    assertThat(List.of(tied, last))
        .allSatisfy(
            summary -> {
              assertThat(summary.nearDuplicates().orElseThrow().links()).isEqualTo(2);
              // Those that the bridge's copies tie; remembered though the bridge stays out.
              assertThat(summary.groups().torn()).isEqualTo(1);
            });
    Map<String, String> after = build.column(DatasetSchema.SPLIT);
    oneOfEach.forEach(
        (split, i) -> assertThat(after).containsEntry("third/later-" + i + ".jpg", split));
  }

  @Test
  void doesNotSeeWhatAnAppendLeftThatWasKilled() throws IOException {
    BuildFixture build = new BuildFixture(folder);
    fill(build, "first", 10, 0);
    fill(build, "second", 10, 100);
    DatasetSummary first = build.builder("first").build(build.target(), IfPresent.REFUSE);
    Path part;
    try (Stream<Path> parts = Files.list(folder.resolve("out/split=train"))) {
      part = parts.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    Path stray = part.resolveSibling("g0002-" + part.getFileName());
    Files.copy(part, stray);

    assertThat(build.rows()).hasSize((int) first.accepted());
    DatasetSummary both = build.builder("second").append(build.target());

    assertThat(build.rows()).hasSize((int) both.accepted());
    assertThat(stray).doesNotExist();
  }

  @Test
  void refusesOtherFractionsSeedsSearchesAndPatterns() {
    BuildFixture build = new BuildFixture(folder);
    fill(build, "first", 8, 0);
    fill(build, "second", 8, 100);
    build
        .builder("first")
        .groupPattern(new GroupPattern("Real/([0-9]+)"))
        .build(build.target(), IfPresent.REFUSE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> build.builder("second").seed(7).append(build.target()))
        .withMessageContaining("seed=42")
        .withMessageContaining("seed=7");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                build
                    .builder("second")
                    .fractions(new SplitFractions(0.8, 0.1, 0.1))
                    .append(build.target()))
        .withMessageContaining("train=0.8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> build.builder("second").nearDuplicatesWithin(31).append(build.target()))
        .withMessageContaining("within no bits, and now it is 31");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> build.builder("second").append(build.target()))
        .withMessageContaining("by the pattern Real/([0-9]+), and now it is none; give the old one")
        .withMessageEndingWith("--set 'split.group-pattern=Real/([0-9]+)'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                build
                    .builder("second")
                    .groupPattern(new GroupPattern("Real/([0-9])"))
                    .append(build.target()))
        .withMessageContaining("by the pattern Real/([0-9]+), and now it is Real/([0-9]);");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> build.builder("second").append(folder + "/nothing"))
        .withMessageContaining("holds no summary.json");
  }

  @Test
  void leavesTheDatasetAsItWasWhereItFails() {
    BuildFixture build = new BuildFixture(folder);
    fill(build, "first", 8, 0);
    fill(build, "second", 8, 100);
    DatasetSummary first = build.builder("first").build(build.target(), IfPresent.REFUSE);

    assertThatExceptionOfType(PipelineException.class)
        .isThrownBy(
            () ->
                build
                    .builder("second")
                    .finish(
                        (staging, summary, parts) -> {
                          throw new IOException("disk full");
                        })
                    .append(build.target()))
        .withMessageContaining("disk full");

    assertThat(DatasetReader.open(BuildFixture.SPARK, build.target()).summary()).isEqualTo(first);
    assertThat(build.rows()).hasSize(16);
    assertThat(folder.resolve(".out.staging")).doesNotExist();
  }

  private static void fill(BuildFixture build, String root, int each, long seed) {
    for (int i = 0; i < each; i++) {
      build.picture(root + "/Real/" + i + ".jpg", seed + i, 0.9f);
      build.picture(root + "/Fake/" + i + ".jpg", seed + 500 + i, 0.9f);
    }
  }

  private Map<Path, FileTime> files() throws IOException {
    Map<Path, FileTime> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
      for (Path file : all.filter(path -> path.toString().endsWith(".parquet")).toList()) {
        files.put(file, Files.getLastModifiedTime(file));
      }
    }
    return files;
  }
}
