package org.unmask.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.dataset.MetadataFile.Columns;
import org.unmask.dataset.MetadataFile.Match;
import org.unmask.image.ContentHash;
import org.unmask.image.ImageFormat;
import org.unmask.image.ImageLimits;
import org.unmask.image.Label;
import org.unmask.split.DatasetSummary;
import org.unmask.split.RejectReason;
import org.unmask.split.SplitFractions;
import org.unmask.split.SplitName;
import org.unmask.storage.OutputTarget.IfPresent;

@Tag("spark")
class DatasetBuilderTest {

  @TempDir Path folder;
  private BuildFixture build;

  @BeforeEach
  void begin() {
    build = new BuildFixture(folder);
  }

  @Test
  void keepsEveryImageWithItsBytesAndFacts() throws IOException {
    TestImages.jpegs(folder.resolve("in/Real"), 8, 0);
    TestImages.jpegs(folder.resolve("in/nested/deep/FAKE"), 8, 100);

    DatasetSummary summary = build.builder("in").build(build.target(), IfPresent.REFUSE);

    assertThat(summary.found()).isEqualTo(16);
    assertThat(summary.accepted()).isEqualTo(16);
    assertThat(summary.images(SplitName.TRAIN, Label.REAL)).isEqualTo(4);
    assertThat(summary.images(SplitName.TEST, Label.FAKE)).isEqualTo(2);
    List<Row> rows = build.rows();
    assertThat(rows).hasSize(16);
    for (Row row : rows) {
      byte[] content = row.getAs(DatasetSchema.CONTENT);
      String path = row.getAs(DatasetSchema.PATH);
      assertThat(content).isEqualTo(Files.readAllBytes(Path.of(path.substring("file:".length()))));
      assertThat(row.<String>getAs(DatasetSchema.IMAGE_ID))
          .isEqualTo(ContentHash.sha256Hex(content));
      assertThat(row.<String>getAs(DatasetSchema.GROUP_ID))
          .isEqualTo(row.getAs(DatasetSchema.IMAGE_ID));
      assertThat(row.<String>getAs(DatasetSchema.LABEL))
          .isEqualTo(path.contains("FAKE") ? "FAKE" : "REAL");
      assertThat(row.<String>getAs(DatasetSchema.SOURCE)).isEqualTo("in");
      assertThat(row.<String>getAs(DatasetSchema.FORMAT)).isEqualTo("JPEG");
      assertThat(row.<Integer>getAs(DatasetSchema.WIDTH)).isEqualTo(12);
      assertThat(row.<Integer>getAs(DatasetSchema.HEIGHT)).isEqualTo(10);
      assertThat(row.<Long>getAs(DatasetSchema.BYTES)).isEqualTo(content.length);
    }
  }

  @Test
  void givesEveryFileARowHereOrThere() {
    Path in = folder.resolve("in");
    TestImages.jpegs(in.resolve("Real"), 6, 0);
    TestImages.jpegs(in.resolve("Fake"), 6, 100);
    TestImages.write(in.resolve("Real/copy.jpg"), TestImages.jpeg(0));
    TestImages.write(in.resolve("Real/torn.jpg"), TestImages.jpeg(500));
    TestImages.write(in.resolve("Fake/torn.jpg"), TestImages.jpeg(500));
    TestImages.write(in.resolve("Fake/empty.jpg"), new byte[0]);
    TestImages.write(in.resolve("Fake/.hidden.jpg"), TestImages.png(7));
    TestImages.write(in.resolve("Fake/_cut.jpg"), Arrays.copyOf(TestImages.jpeg(8), 30));
    TestImages.write(in.resolve("Fake/a b%20ü.tiff"), "II*\0............".getBytes(UTF_8));
    TestImages.write(in.resolve("nowhere.png"), TestImages.png(9));
    TestImages.write(in.resolve("metadata.csv"), "file,label\n".getBytes(UTF_8));
    TestImages.write(in.resolve("Real/huge.jpg"), new byte[5000]);

    DatasetSummary summary =
        build
            .builder("in")
            .limits(new ImageLimits(4000, 1000))
            .build(build.target(), IfPresent.REFUSE);

    assertThat(summary.found()).isEqualTo(22);
    assertThat(summary.accepted()).isEqualTo(13);
    assertThat(summary.duplicates()).isEqualTo(1);
    assertThat(summary.rejected())
        .isEqualTo(
            Map.of(
                RejectReason.LABEL_CONFLICT, 2L,
                RejectReason.EMPTY_FILE, 1L,
                RejectReason.CORRUPT, 1L,
                RejectReason.UNSUPPORTED_FORMAT, 1L,
                RejectReason.NO_LABEL, 1L,
                RejectReason.NOT_AN_IMAGE, 1L,
                RejectReason.TOO_MANY_BYTES, 1L));
    assertThat(summary.formats())
        .contains(new DatasetSummary.FormatCount(ImageFormat.PNG, Label.FAKE, 1));
    Map<String, String> rejected = build.rejected();
    assertThat(rejected).hasSize(9).containsEntry("in/Real/copy.jpg", "DUPLICATE");
    Set<String> paths = new TreeSet<>();
    build.rows().forEach(row -> paths.add(row.getAs(DatasetSchema.PATH)));
    assertThat(paths).hasSize(13);
    assertThat(DatasetReader.open(BuildFixture.SPARK, build.target()).summary()).isEqualTo(summary);
  }

  @Test
  void doesNotSeeTheOrderOfRootsNorSparksPartitions() {
    for (String root : List.of("a", "b", "c")) {
      TestImages.jpegs(folder.resolve(root + "/Real"), 7, 1000L * root.hashCode());
      TestImages.jpegs(folder.resolve(root + "/Fake"), 9, 1000L * root.hashCode() + 500);
    }
    List<String> roots = new ArrayList<>(List.of("a", "b", "c"));
    List<DatasetSummary> summaries = new ArrayList<>();
    List<Map<String, String>> splits = new ArrayList<>();
    for (int tasks : List.of(1, 3, 7)) {
      Collections.rotate(roots, 1);
      summaries.add(
          new DatasetBuilder(BuildFixture.SPARK, TestCodec.RECIPE)
              .images(roots.stream().map(root -> ImageFolder.of(folder + "/" + root)).toList())
              .fractions(BuildFixture.HALVES)
              .slots(tasks)
              .build(build.target(), IfPresent.REPLACE));
      Map<String, String> split = new TreeMap<>();
      build
          .rows()
          .forEach(row -> split.put(row.getAs(DatasetSchema.PATH), row.getAs(DatasetSchema.SPLIT)));
      splits.add(split);
    }

    assertThat(summaries.get(0).accepted()).isEqualTo(48);
    assertThat(summaries).containsOnly(summaries.get(0));
    assertThat(splits).containsOnly(splits.get(0));
  }

  @Test
  void splitsOtherwiseUnderAnotherSeed() {
    build.twenty("in");

    String first =
        build.builder("in").seed(1).build(build.target(), IfPresent.REFUSE).fingerprint();
    String again =
        build.builder("in").seed(1).build(build.target(), IfPresent.REPLACE).fingerprint();
    String other =
        build.builder("in").seed(2).build(build.target(), IfPresent.REPLACE).fingerprint();

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(DatasetReader.open(BuildFixture.SPARK, build.target()).fingerprint())
        .isEqualTo(other);
  }

  @Test
  void takesLabelsAndGroupsFromMetadata() {
    TestImages.jpegs(folder.resolve("in/x"), 12, 0);
    StringBuilder csv = new StringBuilder("group,label,file\n");
    for (int i = 0; i < 11; i++) {
      csv.append("video ").append(i / 4).append(i % 2 == 0 ? ",Real," : ",FAKE,");
      csv.append("./x/../x/").append(i).append(".jpg\n");
    }
    String metadata = build.text("in/metadata.csv", csv.toString());

    DatasetSummary summary =
        new DatasetBuilder(BuildFixture.SPARK, TestCodec.RECIPE)
            .metadata(MetadataFile.of(metadata))
            .fractions(BuildFixture.HALVES)
            .build(build.target(), IfPresent.REFUSE);

    assertThat(summary.found()).isEqualTo(12);
    assertThat(summary.rejected()).isEqualTo(Map.of(RejectReason.NOT_IN_METADATA, 1L));
    Map<String, Set<String>> splitsOfGroups =
        build.rows().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.<String>getAs(DatasetSchema.GROUP_ID),
                    Collectors.mapping(
                        row -> row.<String>getAs(DatasetSchema.SPLIT), Collectors.toSet())));
    assertThat(splitsOfGroups).containsOnlyKeys("video 0", "video 1", "video 2");
    assertThat(splitsOfGroups.values()).allSatisfy(splits -> assertThat(splits).hasSize(1));
  }

  @Test
  void readsMetadataWithOtherColumnsAndWithoutGroups() {
    build.twenty("in");
    StringBuilder csv = new StringBuilder("path;x,truth\n".replace(';', ','));
    for (int i = 0; i < 10; i++) {
      csv.append("Real/").append(i).append(".jpg,,original\n");
      csv.append("Fake/").append(i).append(".jpg,,deepfake\n");
    }
    String metadata = build.text("in/m.csv", csv.toString());

    DatasetSummary summary =
        build
            .builder("in")
            .metadata(
                new MetadataFile(
                    metadata,
                    new Columns("path", "truth", Optional.empty(), Optional.empty()),
                    Match.PATH))
            .build(build.target(), IfPresent.REFUSE);

    assertThat(summary.found()).isEqualTo(20);
    assertThat(summary.accepted()).isEqualTo(20);
  }

  @Test
  void splitsAgainWhatWasSplitUnlessToldToKeepIt() {
    TestImages.jpegs(folder.resolve("Dataset/Train/Real"), 3, 0);
    TestImages.jpegs(folder.resolve("Dataset/Train/Fake"), 3, 10);
    TestImages.jpegs(folder.resolve("Dataset/Val/Real"), 5, 20);
    TestImages.jpegs(folder.resolve("Dataset/Val/Fake"), 5, 30);

    DatasetSummary again = build.builder("Dataset").build(build.target(), IfPresent.REFUSE);
    DatasetSummary kept =
        build.builder("Dataset").keepSplits().build(build.target(), IfPresent.REPLACE);

    assertThat(again.images(SplitName.TRAIN)).isEqualTo(8);
    assertThat(kept.images(SplitName.TRAIN)).isEqualTo(6);
    assertThat(kept.images(SplitName.VALIDATION)).isEqualTo(10);
    assertThat(kept.images(SplitName.TEST)).isZero();
    assertThat(kept.counts()).allMatch(count -> count.source().equals("Dataset"));
    DatasetReader reader = DatasetReader.open(BuildFixture.SPARK, build.target());
    assertThat(reader.split(SplitName.TEST).collectAsList()).isEmpty();
    assertThat(reader.split(SplitName.TEST).schema()).isEqualTo(DatasetSchema.IMAGES);
  }

  @Test
  void readsAFolderWhoseNameLooksLikeAGlob() {
    TestImages.jpegs(folder.resolve("in/Real"), 5, 0);
    TestImages.jpegs(folder.resolve("in/Fake"), 5, 10);
    String odd = folder + "/{a,b}[1]";
    DatasetSummary summary = build.builder("in").build(odd, IfPresent.REFUSE);

    Dataset<Row> rows = DatasetReader.open(BuildFixture.SPARK, odd).split(SplitName.TRAIN);
    assertThat(rows.count()).isEqualTo(summary.images(SplitName.TRAIN)).isPositive();
    assertThat(rows.columns()).containsExactly(DatasetSchema.IMAGES.fieldNames());
  }

  @Test
  void readsAsAPartitionedTableOfPlainSpark() {
    build.twenty("in");
    build
        .builder("in")
        .fractions(new SplitFractions(0.6, 0.2, 0.2))
        .build(build.target(), IfPresent.REFUSE);

    List<Row> counts =
        BuildFixture.SPARK
            .read()
            .option("basePath", build.target())
            .parquet(build.target() + "/split=*")
            .groupBy(DatasetSchema.SPLIT)
            .count()
            .collectAsList();

    assertThat(counts.stream().collect(Collectors.toMap(row -> row.get(0), row -> row.get(1))))
        .isEqualTo(Map.of("train", 12L, "validation", 4L, "test", 4L));
  }

  @Test
  void tellsHowFarItIs() {
    build.twenty("in");
    List<String> shown = Collections.synchronizedList(new ArrayList<>());

    build
        .builder("in")
        .progress((what, unit, total) -> done -> shown.add(what + " " + done + "/" + total))
        .build(build.target(), IfPresent.REFUSE);

    assertThat(shown).contains("Reading images 20/20", "Writing images 20/20");
  }
}
