package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.dataset.MetadataFile.Columns;
import org.unmask.dataset.MetadataFile.Match;
import org.unmask.image.Label;
import org.unmask.split.RejectReason;
import org.unmask.storage.StoredFile;

@Tag("spark")
class MetadataTest {
  @TempDir Path folder;

  @Test
  void speaksForTheNearestFolderAlone() {
    ImageRoot outer = new ImageRoot("file:" + folder, "all");
    ImageRoot inner = new ImageRoot("file:" + folder + "/dfdc", "dfdc");
    List<ImageRoot> roots = List.of(outer, inner);

    Metadata metadata = read("file,label,original\na.jpg,real,\n", roots);

    FolderReading reading =
        new FolderReading(
            new ImageRoots(roots),
            FolderLabels.DEFAULT,
            Optional.empty(),
            metadata.governed(),
            metadata.path());
    Candidate beside = reading.unnamed(file("Real/b.jpg"));
    assertThat(beside.label()).isEqualTo(Label.REAL);
    assertThat(beside.source()).isEqualTo("all");
    assertThat(reading.unnamed(file("dfdc/Real/b.jpg")).refused())
        .extracting(Rejection::reason)
        .isEqualTo(RejectReason.NOT_IN_METADATA);
    assertThat(reading.named(file("dfdc/a.jpg"), Label.REAL, null).source()).isEqualTo("dfdc");
  }

  private Metadata read(String csv, List<ImageRoot> roots) {
    String path = new BuildFixture(folder).text("dfdc/metadata.csv", csv);
    return Metadata.read(
        BuildFixture.SPARK,
        new MetadataFile(
            path,
            new Columns("file", "label", Optional.empty(), Optional.of("original")),
            Match.PATH),
        FolderLabels.DEFAULT,
        roots,
        new org.apache.hadoop.fs.Path(folder + "/work"));
  }

  private StoredFile file(String name) {
    return new StoredFile("file:" + folder + "/" + name, 1, 0);
  }
}
