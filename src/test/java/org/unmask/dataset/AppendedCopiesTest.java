package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.split.DatasetSummary;
import org.unmask.split.GroupNaming;
import org.unmask.storage.OutputTarget.IfPresent;

/** What an append makes of bytes that came before. */
@Tag("spark")
class AppendedCopiesTest {
  @TempDir Path folder;

  @Test
  void refusesBytesThatAreThereUnderTheOtherLabel() {
    BuildFixture build = new BuildFixture(folder);
    fill(build, 8);
    build.picture("second/Fake/liar.jpg", 3, 0.9f);
    build.picture("second/Fake/honest.jpg", 555, 0.9f);
    build.builder("first").build(build.target(), IfPresent.REFUSE);

    build.builder("second").append(build.target());

    assertThat(build.rejected()).isEqualTo(Map.of("second/Fake/liar.jpg", "LABEL_CONFLICT"));
    assertThat(build.column(DatasetSchema.LABEL)).containsEntry("first/Real/3.jpg", "REAL");
  }

  /** No image is new: all that the append says is that those of before belong together. */
  @Test
  void countsTheGroupsThatCopiesTieAcrossSplits() {
    BuildFixture build = new BuildFixture(folder);
    fill(build, 4);
    StringBuilder rows = new StringBuilder("file,label,group\n");
    for (int i = 0; i < 4; i++) {
      build.picture("second/%d.jpg".formatted(i), i, 0.9f);
      rows.append("%d.jpg,real,video\n".formatted(i));
      build.picture("second/f%d.jpg".formatted(i), 500 + i, 0.9f);
      rows.append("f%d.jpg,fake,video\n".formatted(i));
    }
    String metadata = build.text("second/m.csv", rows.toString());
    DatasetSummary first = build.builder("first").build(build.target(), IfPresent.REFUSE);

    DatasetSummary both =
        build.builder("second").metadata(MetadataFile.of(metadata)).append(build.target());

    assertThat(both.duplicates()).isEqualTo(8);
    assertThat(both.fingerprint()).isEqualTo(first.fingerprint());
    assertThat(both.groups()).isEqualTo(new DatasetSummary.Groups(8, 1, 1));
    assertThat(both.warnings())
        .anyMatch(
            warning ->
                warning.startsWith("1 group lies in more than one split: an append found")
                    && warning.endsWith("split all images anew"));
    assertThat(both.naming().metadata()).isEqualTo(GroupNaming.ByMetadata.NAMED);
  }

  private static void fill(BuildFixture build, int each) {
    for (int i = 0; i < each; i++) {
      build.picture("first/Real/" + i + ".jpg", i, 0.9f);
      build.picture("first/Fake/" + i + ".jpg", 500 + i, 0.9f);
    }
  }
}
