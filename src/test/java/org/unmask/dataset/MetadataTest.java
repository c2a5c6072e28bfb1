package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
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

  @Test
  void tellsOriginalsOfOneNameApartByTheirFolders() {
    assertThat(
            groups(
                """
                file,label,original
                real/p1/1.png,real,
                real/p2/1.png,real,
                fake/p1/1.png,fake,./real/p1/1.png
                fake/p2/9.png,fake,real/p2/1.png
                """))
        .isEqualTo(
            Map.of(
                "real/p1/1.png", "real/p1/1",
                "real/p2/1.png", "real/p2/1",
                "fake/p1/1.png", "real/p1/1",
                "fake/p2/9.png", "real/p2/1"));
  }

  @Test
  void findsOriginalsThatAreNamedWithoutTheirFolder() {
    assertThat(groups("file,label,original\nreal/1.png,real,\nfake/x.png,fake,1.mp4\n"))
        .isEqualTo(Map.of("real/1.png", "1", "fake/x.png", "1"));
  }

  @Test
  void findsOriginalsThatAreNamedByOtherFoldersThanTheImagesHave() {
    assertThat(groups("file,label,original\nreal/1.png,real,\nfake/x.png,fake,videos/1.mp4\n"))
        .isEqualTo(Map.of("real/1.png", "1", "fake/x.png", "1"));
    assertThat(groups("file,label,original\np1/1.png,real,\np2/1.png,fake,\n"))
        .isEqualTo(Map.of("p1/1.png", "p1/1", "p2/1.png", "p2/1"));
  }

  private Map<String, String> groups(String csv) {
    Map<String, String> groups = new TreeMap<>();
    for (Row row :
        read(csv, List.of(new ImageRoot("file:" + folder, "all"))).rows().collectAsList()) {
      String key = row.getAs(MetadataTable.KEY);
      groups.put(
          key.substring(("file:" + folder + "/dfdc/").length()), row.getAs(MetadataTable.GROUP));
    }
    return groups;
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
