package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.split.DatasetSummary;
import org.unmask.split.GroupNaming;
import org.unmask.split.RejectReason;
import org.unmask.split.ShortcutAudit;
import org.unmask.storage.OutputTarget.IfPresent;

@Tag("spark")
class DatasetLawsTest {
  private static final StructType TABLE =
      new StructType()
          .add("jpg", DataTypes.BinaryType, true)
          .add("truth", DataTypes.StringType, true)
          .add("clip", DataTypes.StringType, true)
          .add("name", DataTypes.StringType, true);

  @TempDir Path folder;

  /** What is one folder or many, and in which order they come, makes no difference. */
  @Test
  void aUnionOfSourcesIsTheWhole() {
    BuildFixture build = new BuildFixture(folder);
    for (int i = 0; i < 20; i++) {
      build.picture("all/a/Real/" + i + ".jpg", i, 0.9f);
      build.picture("all/a/Fake/" + i + ".jpg", 100 + i, 0.9f);
      build.picture("all/b/Real/" + i + ".jpg", 200 + i, 0.9f);
      build.picture("all/b/Fake/" + i + ".jpg", 300 + i, 0.9f);
    }

    String whole = build.builder("all").build(build.target(), IfPresent.REFUSE).fingerprint();
    Map<String, String> splits = build.column(DatasetSchema.SPLIT);
    String parts =
        build.builder("all/b", "all/a").build(build.target(), IfPresent.REPLACE).fingerprint();
    String nested =
        build.builder("all", "all/b/Fake").build(build.target(), IfPresent.REPLACE).fingerprint();

    assertThat(parts).isEqualTo(whole);
    assertThat(nested).isEqualTo(whole);
    assertThat(build.column(DatasetSchema.SPLIT)).isEqualTo(splits);
  }

  /** Hardly any group changes its split when a grown folder is split anew. */
  @Test
  void growthMovesHardlyAnyGroup() {
    BuildFixture build = new BuildFixture(folder);
    for (int i = 0; i < 150; i++) {
      build.picture("in/Real/" + i + ".jpg", i, 0.9f);
      build.picture("in/Fake/" + i + ".jpg", 1000 + i, 0.9f);
    }
    build.builder("in").build(build.target(), IfPresent.REFUSE);
    Map<String, String> before = build.column(DatasetSchema.SPLIT);
    for (int i = 150; i < 200; i++) {
      build.picture("in/Real/" + i + ".jpg", i, 0.9f);
      build.picture("in/Fake/" + i + ".jpg", 1000 + i, 0.9f);
    }

    build.builder("in").build(build.target(), IfPresent.REPLACE);

    Map<String, String> after = build.column(DatasetSchema.SPLIT);
    long moved =
        before.entrySet().stream()
            .filter(image -> !image.getValue().equals(after.get(image.getKey())))
            .count();
    assertThat(before).hasSize(300);
    assertThat(moved).isLessThan(45);
  }

  @Test
  void theIndexSaysTheSameAsTheImages() {
    BuildFixture build = new BuildFixture(folder);
    for (int i = 0; i < 10; i++) {
      build.picture("in/Real/" + i + ".jpg", i, 0.9f);
      build.picture("in/Fake/" + i + ".jpg", 100 + i, 0.6f);
    }
    build
        .builder("in")
        .nearDuplicatesWithin(31)
        .audit(index -> new ShortcutAudit(index.count(), List.of(), 0.5, 0.7))
        .build(build.target(), IfPresent.REFUSE);

    DatasetReader reader = DatasetReader.open(BuildFixture.SPARK, build.target());
    List<Row> index = reader.index().collectAsList();

    assertThat(reader.summary().audit().orElseThrow().images()).isEqualTo(20);
    assertThat(index).hasSize(20);
    Map<String, String> splits = new TreeMap<>();
    build.rows().forEach(row -> splits.put(row.getAs("image_id"), row.getAs("split")));
    for (Row row : index) {
      assertThat(row.<String>getAs("split")).isEqualTo(splits.get(row.<String>getAs("image_id")));
      assertThat(row.<Integer>getAs(DatasetSchema.JPEG_QUALITY))
          .isEqualTo(row.<String>getAs("label").equals("REAL") ? 90 : 60);
      assertThat(row.<Double>getAs(DatasetSchema.SHARPNESS)).isPositive();
      assertThat(row.<byte[]>getAs(DatasetSchema.PERCEPTUAL_HASH)).hasSize(32);
      assertThat(row.<Boolean>getAs(DatasetSchema.EXIF)).isFalse();
    }
  }

  @Test
  void takesImagesFromATable() {
    BuildFixture build = new BuildFixture(folder);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      rows.add(
          RowFactory.create(
              Pictures.jpeg(i, 0.9f), i % 2 == 0 ? "real" : "fake", "clip " + i / 4, "n" + i));
    }
    rows.add(RowFactory.create(Pictures.jpeg(3, 0.9f), "fake", "clip 0", "copy of n3"));
    rows.add(RowFactory.create(null, "fake", null, "nothing"));
    rows.add(RowFactory.create(new byte[] {1, 2, 3}, "fake", null, "no image"));
    rows.add(RowFactory.create(Pictures.jpeg(99, 0.9f), "unknown", null, "no label"));
    for (int frame = 1; frame <= 4; frame++) {
      String clip = frame == 4 ? "clip 3" : frame == 3 ? " " : null;
      rows.add(
          RowFactory.create(
              Pictures.jpeg(200 + frame, 0.9f), "real", clip, "v/7_frame" + frame + ".jpg"));
    }
    BuildFixture.SPARK.createDataFrame(rows, TABLE).write().parquet(folder + "/table");
    build.picture("in/Real/file.jpg", 500, 0.9f);

    DatasetSummary summary =
        build
            .builder("in")
            .groupPattern(new GroupPattern("v/([0-9]+)_frame[0-9]+[.]jpg"))
            .tables(
                List.of(
                    new ImageTable(
                        folder + "/table",
                        Optional.of("lake"),
                        new ImageTable.Columns(
                            "jpg", "truth", Optional.of("clip"), Optional.of("name")))))
            .build(build.target(), IfPresent.REFUSE);

    assertThat(summary.naming().metadata()).isEqualTo(GroupNaming.ByMetadata.NAMED);
    assertThat(summary.found()).isEqualTo(25);
    assertThat(summary.accepted()).isEqualTo(21);
    assertThat(summary.duplicates()).isEqualTo(1);
    assertThat(summary.rejected())
        .isEqualTo(
            Map.of(
                RejectReason.EMPTY_FILE, 1L,
                RejectReason.NOT_AN_IMAGE, 1L,
                RejectReason.NO_LABEL, 1L));
    Set<String> names = new HashSet<>();
    Map<String, String> groups = new TreeMap<>();
    for (Row row : build.rows()) {
      String path = row.getAs(DatasetSchema.PATH);
      names.add(path);
      groups.put(path, row.getAs(DatasetSchema.GROUP_ID));
      if (path.startsWith("n")) {
        assertThat(row.<byte[]>getAs(DatasetSchema.CONTENT))
            .isEqualTo(Pictures.jpeg(Long.parseLong(path.substring(1)), 0.9f));
        assertThat(row.<String>getAs(DatasetSchema.SOURCE)).isEqualTo("lake");
      }
    }
    // Of equal bytes the smallest name is kept: "copy of n3" comes before "n3".
    assertThat(names).hasSize(21).contains("copy of n3", "n0", "n15").doesNotContain("n3");
    // The path says the group where the row says none.
    assertThat(groups)
        .containsEntry("v/7_frame1.jpg", "7")
        .containsEntry("v/7_frame2.jpg", "7")
        .containsEntry("v/7_frame3.jpg", "7")
        .containsEntry("v/7_frame4.jpg", "clip 3")
        .containsEntry("n4", "clip 1");
  }

  @Test
  void refusesATableWithoutItsColumns() {
    BuildFixture build = new BuildFixture(folder);
    BuildFixture.SPARK
        .range(3)
        .select(functions.col("id").cast("string").as("content"), functions.lit("real").as("label"))
        .write()
        .parquet(folder + "/table");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(build, ImageTable.Columns.DEFAULT))
        .withMessageContaining("its column 'content' is not binary");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                table(
                    build,
                    new ImageTable.Columns("jpg", "label", Optional.empty(), Optional.empty())))
        .withMessageContaining("it has no column 'jpg'; its columns are [content, label]");
  }

  private void table(BuildFixture build, ImageTable.Columns columns) {
    new DatasetBuilder(BuildFixture.SPARK, TestCodec.RECIPE)
        .tables(List.of(new ImageTable(folder + "/table", Optional.empty(), columns)))
        .build(build.target(), IfPresent.REFUSE);
  }

  @Test
  void failsWhereTooManyFilesAreRefused() {
    BuildFixture build = new BuildFixture(folder);
    for (int i = 0; i < 3; i++) {
      build.picture("in/Real/" + i + ".jpg", i, 0.9f);
      build.picture("in/Fake/" + i + ".jpg", 100 + i, 0.9f);
      build.text("in/Fake/" + i + ".txt", "text " + i);
    }

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> build.builder("in").maxRejectedShare(0.3).build(build.target(), IfPresent.REFUSE))
        .withMessageContaining("33.3 % of 9 files were refused")
        .withMessageContaining("split.max-rejected-share")
        .withMessageContaining("NOT_AN_IMAGE=3 (such as file:");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(
            build
                .builder("in")
                .maxRejectedShare(0.34)
                .build(build.target(), IfPresent.REFUSE)
                .accepted())
        .isEqualTo(6);
  }
}
