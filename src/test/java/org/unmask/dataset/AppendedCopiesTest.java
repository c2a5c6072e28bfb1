package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.split.DatasetSummary;
import org.unmask.split.DatasetSummary.NearDuplicates;
import org.unmask.split.GroupNaming;
import org.unmask.storage.OutputTarget.IfPresent;

/** What an append makes of bytes that came before. */
@Tag("spark")
class AppendedCopiesTest {
  @TempDir Path folder;

  @Test
  void keepsNamesOfGroupsWhereFoldersDecide() {
    BuildFixture build = new BuildFixture(folder);
    for (int i = 0; i < 2; i++) {
      String label = i == 0 ? "Real" : "Fake";
      // Of two videos that look alike.
      build.picture("first/Train/" + label + "/a-0.jpg", 10L * i, 0.95f);
      build.picture("first/Train/" + label + "/b-0.jpg", 10L * i, 0.5f);
      build.picture("first/Test/" + label + "/c-0.jpg", 10L * i + 1, 0.9f);
      build.picture("second/Test/" + label + "/d-0.jpg", 10L * i + 2, 0.9f);
    }
    build.picture("third/Test/Real/b-1.jpg", 900, 0.9f);
    GroupPattern video = new GroupPattern("((?:Real|Fake)/[a-z])-");
    DatasetSummary first =
        build
            .builder("first")
            .keepSplits()
            .nearDuplicatesWithin(31)
            .groupPattern(video)
            .build(build.target(), IfPresent.REFUSE);
    DatasetSummary second =
        build
            .builder("second")
            .keepSplits()
            .nearDuplicatesWithin(31)
            .groupPattern(video)
            .append(build.target());

    assertThat(first.nearDuplicates()).contains(new NearDuplicates(31, 2, 2, 0));
    assertThat(second.nearDuplicates()).isEqualTo(first.nearDuplicates());
    assertThat(build.column(DatasetSchema.GROUP_ID))
        .containsEntry("first/Train/Real/a-0.jpg", "Real/a")
        .containsEntry("first/Train/Real/b-0.jpg", "Real/b");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                build
                    .builder("third")
                    .keepSplits()
                    .nearDuplicatesWithin(31)
                    .groupPattern(video)
                    .append(build.target()))
        .withMessageContaining("images whose group has others in another split");
  }

  /** Neither bytes under both labels are taken, nor is lost what copies say of those of before. */
  @Test
  void refusesBytesOfBothLabelsAndCountsWhatCopiesTie() {
    BuildFixture build = new BuildFixture(folder);
    StringBuilder rows = new StringBuilder("file,label,group\n");
    for (int i = 0; i < 4; i++) {
      build.picture("first/Real/" + i + ".jpg", i, 0.9f);
      build.picture("first/Fake/" + i + ".jpg", 500 + i, 0.9f);
      build.picture("third/real-" + i + ".jpg", i, 0.9f);
      build.picture("third/fake-" + i + ".jpg", 500 + i, 0.9f);
      rows.append("real-%d.jpg,real,video\nfake-%d.jpg,fake,video\n".formatted(i, i));
    }
    build.picture("first/Real/torn.jpg", 900, 0.9f);
    build.picture("first/Fake/torn.jpg", 900, 0.9f);
    build.picture("second/Fake/torn.jpg", 900, 0.9f);
    build.picture("second/Fake/torn-again.jpg", 900, 0.9f);
    build.picture("second/Fake/honest.jpg", 555, 0.9f);
    // What the dataset has stays, and the third's copy of it is a duplicate.
    build.picture("second/Fake/liar.jpg", 3, 0.9f);
    String metadata = build.text("third/m.csv", rows.toString());
    build.builder("first").build(build.target(), IfPresent.REFUSE);
    DatasetSummary second = build.builder("second").append(build.target());

    assertThat(build.rejected())
        .isEqualTo(
            Map.of(
                "first/Real/torn.jpg", "LABEL_CONFLICT",
                "first/Fake/torn.jpg", "LABEL_CONFLICT",
                "second/Fake/torn.jpg", "LABEL_CONFLICT",
                "second/Fake/torn-again.jpg", "LABEL_CONFLICT",
                "second/Fake/liar.jpg", "LABEL_CONFLICT"));
    assertThat(build.rejected(DatasetSchema.DETAIL))
        .containsEntry(
            "second/Fake/torn.jpg",
            "the same bytes came under both labels before, as file:"
                + folder
                + "/first/Fake/torn.jpg");
    assertThat(build.column(DatasetSchema.LABEL))
        .hasSize(9)
        .containsEntry("first/Real/3.jpg", "REAL");
    assertThat(second.groups()).isEqualTo(new DatasetSummary.Groups(9, 1, 0));

    // No image is new: all that this append says is that those of before belong together.
    DatasetSummary third =
        build.builder("third").metadata(MetadataFile.of(metadata)).append(build.target());

    assertThat(third.duplicates()).isEqualTo(8);
    assertThat(third.fingerprint()).isEqualTo(second.fingerprint());
    assertThat(third.groups()).isEqualTo(new DatasetSummary.Groups(9, 1, 1));
    assertThat(third.warnings())
        .anyMatch(
            warning ->
                warning.startsWith("At least 1 group lies in more than one split: an append found")
                    && warning.endsWith("split all images anew"));
    assertThat(third.naming())
        .isEqualTo(new GroupNaming(Optional.empty(), GroupNaming.ByMetadata.NAMED, true));
  }

  @Test
  void whatLooksAloneWouldTieStaysOutAndTearsNothing() {
    BuildFixture build = new BuildFixture(folder);
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      build.picture("first/%d.jpg".formatted(i), i, 0.9f);
      rows.append("%d.jpg,%s,video-%d\n".formatted(i, i % 2 == 0 ? "real" : "fake", i));
    }
    named(build, "first", rows).build(build.target(), IfPresent.REFUSE);
    Map<String, Integer> oneOfEach = new TreeMap<>();
    Map<String, String> splits = build.column(DatasetSchema.SPLIT);
    for (int i = 0; i < 8; i++) {
      oneOfEach.put(splits.get("first/" + i + ".jpg"), i);
    }
    StringBuilder looks = new StringBuilder();
    for (int i : oneOfEach.values()) {
      build.picture("second/like-%d.jpg".formatted(i), i, 0.4f);
      looks.append("like-%d.jpg,real,looks\n".formatted(i));
    }

    DatasetSummary summary = named(build, "second", looks).append(build.target());

    assertThat(oneOfEach).hasSizeGreaterThan(1);
    assertThat(build.rejected().values())
        .hasSameSizeAs(oneOfEach.values())
        .containsOnly("TORN_GROUP");
    assertThat(summary.groups().torn()).isZero();
  }

  private static DatasetBuilder named(BuildFixture build, String root, CharSequence rows) {
    String metadata = build.text(root + "/m.csv", "file,label,group\n" + rows);
    return build.builder(root).metadata(MetadataFile.of(metadata)).nearDuplicatesWithin(31);
  }
}
