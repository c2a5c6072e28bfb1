package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.dataset.MetadataFile.Columns;
import org.unmask.dataset.MetadataFile.Match;
import org.unmask.split.DatasetSummary;
import org.unmask.split.DatasetSummary.NearDuplicates;
import org.unmask.split.RejectReason;
import org.unmask.storage.OutputTarget.IfPresent;

@Tag("spark")
class DatasetGroupsTest {
  @TempDir Path folder;

  @Test
  void keepsNearDuplicatesTogether() {
    BuildFixture build = new BuildFixture(folder);
    for (int i = 0; i < 12; i++) {
      build.picture("in/Real/" + i + ".jpg", i, 0.95f);
      build.picture("in/Real/" + i + "-again.jpg", i, 0.5f);
      build.picture("in/Fake/" + i + ".jpg", 100 + i, 0.9f);
    }

    DatasetSummary summary =
        build.builder("in").nearDuplicatesWithin(31).build(build.target(), IfPresent.REFUSE);

    assertThat(summary.nearDuplicates()).contains(new NearDuplicates(31, 12, 12, 0));
    assertThat(summary.groups()).isEqualTo(new DatasetSummary.Groups(24, 2));
    Map<String, String> groups = build.column(DatasetSchema.GROUP_ID);
    Map<String, String> splits = build.column(DatasetSchema.SPLIT);
    for (int i = 0; i < 12; i++) {
      String one = "in/Real/" + i + ".jpg";
      String other = "in/Real/" + i + "-again.jpg";
      assertThat(groups.get(one)).isEqualTo(groups.get(other));
      assertThat(splits.get(one)).isEqualTo(splits.get(other));
    }
    assertThat(DatasetReader.open(BuildFixture.SPARK, build.target()).summary()).isEqualTo(summary);
  }

  @Test
  void tiesTheGroupsThatShareAnImage() {
    BuildFixture build = new BuildFixture(folder);
    StringBuilder csv = new StringBuilder("file,label,group\n");
    for (int i = 0; i < 20; i++) {
      build.picture("in/" + i + ".jpg", i, 0.9f);
      csv.append(i).append(".jpg,").append(i % 2 == 0 ? "real" : "fake").append(",g").append(i / 4);
      csv.append('\n');
    }
    build.picture("in/copy.jpg", 0, 0.9f);
    csv.append("copy.jpg,real,g4\n");
    // Neither is kept, and what else the two groups have stays together all the same.
    build.picture("in/untouched.jpg", 99, 0.9f);
    csv.append("untouched.jpg,real,g1\n");
    build.picture("in/untouched-copy.jpg", 99, 0.9f);
    csv.append("untouched-copy.jpg,fake,g2\n");
    String metadata = build.text("in/m.csv", csv.toString());

    DatasetSummary summary =
        build
            .builder("in")
            .metadata(MetadataFile.of(metadata))
            .build(build.target(), IfPresent.REFUSE);

    assertThat(summary.duplicates()).isEqualTo(1);
    assertThat(summary.rejected()).containsExactly(Map.entry(RejectReason.LABEL_CONFLICT, 2L));
    assertThat(summary.groups()).isEqualTo(new DatasetSummary.Groups(3, 8));
    Map<String, String> groups = build.column(DatasetSchema.GROUP_ID);
    assertThat(groups.get("in/0.jpg")).isEqualTo("g0");
    assertThat(groups.get("in/19.jpg")).isEqualTo("g0");
    assertThat(groups.get("in/4.jpg")).isEqualTo("g1");
    assertThat(groups.get("in/8.jpg")).isEqualTo("g1");
  }

  @Test
  void takesGroupsFromTheirPath() {
    BuildFixture build = new BuildFixture(folder);
    for (int video = 0; video < 10; video++) {
      for (int frame = 0; frame < 3; frame++) {
        String name = video + "/frame" + frame + ".jpg";
        build.picture("in/original/" + name, 100 * video + frame, 0.9f);
        build.picture("in/deepfake/" + name, 100 * video + 50 + frame, 0.9f);
      }
    }

    DatasetSummary summary =
        build
            .builder("in")
            .groupPattern(new GroupPattern("([0-9]+)/frame[0-9]+[.]jpg"))
            .build(build.target(), IfPresent.REFUSE);

    assertThat(summary.groups()).isEqualTo(new DatasetSummary.Groups(10, 6));
    assertThat(new TreeSet<>(build.column(DatasetSchema.GROUP_ID).values()))
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertWhole(build);
  }

  @Test
  void refusesAPatternThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GroupPattern("(a"))
        .withMessageContaining("Invalid group pattern: (a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GroupPattern("abc"))
        .withMessageContaining("it needs a capture");
  }

  /** The names are those of DFDC's metadata; the images were cut out of its videos. */
  @Test
  void takesTheOriginalForTheGroupOfAFake() {
    BuildFixture build = new BuildFixture(folder);
    StringBuilder csv = new StringBuilder("videoname,label,original\n");
    for (int i = 0; i < 8; i++) {
      build.picture("faces/o" + i + ".jpg", i, 0.9f);
      build.picture("faces/f" + i + ".jpg", 50 + i, 0.9f);
      csv.append("o").append(i).append(".mp4,REAL,\n");
      csv.append("f").append(i).append(".mp4,FAKE,o").append(i).append(".mp4\n");
    }
    csv.append("never-cut.mp4,FAKE,o1.mp4\n");
    build.picture("faces/stranger.jpg", 99, 0.9f);
    String metadata = build.text("metadata.csv", csv.toString());

    DatasetSummary summary =
        build
            .builder("faces")
            .metadata(
                new MetadataFile(
                    metadata,
                    new Columns("videoname", "label", Optional.empty(), Optional.of("original")),
                    Match.NAME))
            .build(build.target(), IfPresent.REFUSE);

    assertThat(summary.accepted()).isEqualTo(16);
    assertThat(build.rejected()).isEqualTo(Map.of("faces/stranger.jpg", "NOT_IN_METADATA"));
    Map<String, String> groups = build.column(DatasetSchema.GROUP_ID);
    assertThat(groups.get("faces/o3.jpg")).isEqualTo("o3");
    assertThat(groups.get("faces/f3.jpg")).isEqualTo("o3");
    assertWhole(build);
  }

  @Test
  void findsTheImagesOfAVideoByTheirFolder() {
    BuildFixture build = new BuildFixture(folder);
    StringBuilder csv = new StringBuilder("file,label\n");
    for (int i = 0; i < 6; i++) {
      for (int frame = 0; frame < 2; frame++) {
        build.picture("cut/v" + i + "/" + frame + ".jpg", 10L * i + frame, 0.9f);
      }
      csv.append("v").append(i).append(".mp4,").append(i < 3 ? "REAL" : "FAKE").append('\n');
    }

    DatasetSummary summary =
        build
            .builder("cut")
            .metadata(
                new MetadataFile(
                    build.text("metadata.csv", csv.toString()),
                    new Columns("file", "label", Optional.empty(), Optional.of("file")),
                    Match.FOLDER))
            .build(build.target(), IfPresent.REFUSE);

    assertThat(summary.groups()).isEqualTo(new DatasetSummary.Groups(6, 2));
    assertWhole(build);
  }

  /** Groups of any size and make-up, and pictures that tie some of them together. */
  @Test
  void neverDividesAGroupOfARandomGraph() {
    BuildFixture build = new BuildFixture(folder);
    Random random = new Random(5);
    StringBuilder csv = new StringBuilder("file,label,group\n");
    List<Integer> drawn = new ArrayList<>();
    Map<Integer, Set<Integer>> groupsOfPicture = new HashMap<>();
    for (int i = 0; i < 120; i++) {
      boolean again = !drawn.isEmpty() && random.nextInt(5) == 0;
      int seed = again ? drawn.get(random.nextInt(drawn.size())) : 1000 + i;
      drawn.add(seed);
      int group = random.nextInt(40);
      build.picture("in/" + i + ".jpg", seed, 0.95f - 0.004f * i);
      groupsOfPicture.computeIfAbsent(seed, key -> new TreeSet<>()).add(group);
      csv.append(i).append(".jpg,").append(seed % 2 == 0 ? "REAL" : "FAKE");
      csv.append(",group ").append(group).append('\n');
    }
    String metadata = build.text("in/m.csv", csv.toString());

    build
        .builder("in")
        .metadata(MetadataFile.of(metadata))
        .nearDuplicatesWithin(31)
        .build(build.target(), IfPresent.REFUSE);

    Map<String, String> splits = build.column(DatasetSchema.SPLIT);
    Map<Integer, String> splitOfPicture = new HashMap<>();
    for (int i = 0; i < 120; i++) {
      String split = splits.get("in/" + i + ".jpg");
      if (split != null) {
        assertThat(splitOfPicture.merge(drawn.get(i), split, (a, b) -> a)).isEqualTo(split);
      }
    }
    assertWhole(build);
  }

  @Test
  void countsNearDuplicatesAcrossSplitsThatAreKept() {
    BuildFixture build = new BuildFixture(folder);
    for (int i = 0; i < 4; i++) {
      build.picture("in/Train/Real/" + i + ".jpg", i, 0.95f);
      build.picture("in/Test/Real/" + i + ".jpg", i < 2 ? i : 20 + i, 0.5f);
      build.picture("in/Train/Fake/" + i + ".jpg", 100 + i, 0.9f);
      build.picture("in/Test/Fake/" + i + ".jpg", 200 + i, 0.9f);
    }
    build.picture("in/Test/Fake/again.jpg", 203, 0.5f);
    build.picture("in/Test/Real/again.jpg", 1, 0.8f);

    DatasetSummary summary =
        build
            .builder("in")
            .keepSplits()
            .nearDuplicatesWithin(31)
            .build(build.target(), IfPresent.REFUSE);

    assertThat(summary.nearDuplicates()).contains(new NearDuplicates(31, 5, 3, 2));
    assertThat(summary.warnings())
        .anyMatch(
            warning ->
                warning.startsWith(
                    "2 groups of near-duplicates, or that share a file, lie in more than one"));
    assertThat(build.column(DatasetSchema.SPLIT))
        .allSatisfy(
            (path, split) ->
                assertThat(split).isEqualTo(path.contains("Train") ? "train" : "test"));
    Map<String, String> groups = build.column(DatasetSchema.GROUP_ID);
    assertThat(groups.get("in/Test/Fake/again.jpg")).isEqualTo(groups.get("in/Test/Fake/3.jpg"));
    assertThat(groups.get("in/Test/Real/again.jpg"))
        .isEqualTo(groups.get("in/Test/Real/1.jpg"))
        .isNotEqualTo(groups.get("in/Train/Real/1.jpg"));
  }

  private static void assertWhole(BuildFixture build) {
    Map<String, Set<String>> splits = new HashMap<>();
    build
        .rows()
        .forEach(
            row ->
                splits
                    .computeIfAbsent(row.getAs(DatasetSchema.GROUP_ID), id -> new TreeSet<>())
                    .add(row.getAs(DatasetSchema.SPLIT)));
    assertThat(splits).isNotEmpty();
    assertThat(splits.values()).allSatisfy(of -> assertThat(of).hasSize(1));
  }
}
