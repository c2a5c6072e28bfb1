package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;
import org.unmask.storage.OutputTarget.IfPresent;

/**
 * What makes no dataset, and what is none: each is refused in words, and nothing is left behind.
 */
@Tag("spark")
class DatasetRefusalsTest {

  @TempDir Path folder;
  private BuildFixture build;

  @BeforeEach
  void begin() {
    build = new BuildFixture(folder);
  }

  @Test
  void refusesMetadataThatCannotBeUsed() {
    build.twenty("in");

    assertThat(metadataRefusal("file,group\n")).contains("no column 'label'", "[file, group]");
    assertThat(metadataRefusal("")).contains("it is empty");
    assertThat(metadataRefusal("file,label,group\n")).contains("names no image");
    assertThat(metadataRefusal("file,label,group\nReal/0.jpg,maybe,\nReal/1.jpg,1,\n"))
        .contains("unknown labels", "2 ('maybe' in row 2, '1' in row 3)");
    assertThat(metadataRefusal("file,label,group\nReal/0.jpg\n")).contains("too few columns");
    assertThat(metadataRefusal("file,label,group\nReal/0.jpg,REAL,\nReal/absent.jpg,REAL,\n"))
        .contains("1 (", "Real/absent.jpg", "of 2 named images found in no image folder");
    assertThat(metadataRefusal("file,label,group\nReal/0.jpg,REAL,\n./Real/0.jpg,FAKE,\n"))
        .contains("named twice");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                build
                    .builder("in")
                    .metadata(MetadataFile.of(folder + "/no.csv"))
                    .build(build.target(), IfPresent.REFUSE))
        .withMessageContaining("no.csv: no such file");
  }

  /** By name it would find nothing, and say nothing. */
  @Test
  void refusesMetadataOfTables() {
    String metadata = build.text("m.csv", "file,label,group\na,real,g\n");
    ImageTable table =
        new ImageTable(folder + "/table", Optional.empty(), ImageTable.Columns.DEFAULT);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DatasetBuilder(BuildFixture.SPARK, TestCodec.RECIPE)
                    .tables(List.of(table))
                    .metadata(
                        new MetadataFile(
                            metadata, MetadataFile.Columns.DEFAULT, MetadataFile.Match.NAME))
                    .build(build.target(), IfPresent.REFUSE))
        .withMessageContaining("Cannot use metadata file:")
        .withMessageContaining("tables alone are given");
  }

  @Test
  void refusesToKeepSplitsThatAreNotThere() {
    TestImages.jpegs(folder.resolve("in/Train/Real"), 3, 0);
    TestImages.jpegs(folder.resolve("in/Fake"), 3, 10);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> build.builder("in").keepSplits().build(build.target(), IfPresent.REFUSE))
        .withMessageContaining("no folder named Train")
        .withMessageContaining("Fake/0.jpg");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void refusesOneLabelAlone() {
    TestImages.jpegs(folder.resolve("in/Real"), 3, 0);
    TestImages.jpegs(folder.resolve("in/other"), 2, 10);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> build.builder("in").build(build.target(), IfPresent.REFUSE))
        .withMessageContaining("found 3 images, all of them REAL")
        .withMessageContaining("NO_LABEL=2")
        .withMessageContaining("folders named Real and Fake");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(folder.resolve(".out.staging")).doesNotExist();
  }

  @Test
  void refusesFoldersWithoutImages() throws IOException {
    Files.createDirectories(folder.resolve("in/Real"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> build.builder("in").build(build.target(), IfPresent.REFUSE))
        .withMessageContaining("found no usable image");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DatasetBuilder(BuildFixture.SPARK, TestCodec.RECIPE)
                    .build(build.target(), IfPresent.REFUSE))
        .withMessageContaining("no image folders are given");
  }

  @Test
  void refusesATargetThatHoldsSomethingAndLeavesItAlone() {
    build.twenty("in");
    build.text("out/precious.txt", "x");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> build.builder("in").build(build.target(), IfPresent.REFUSE))
        .withMessageContaining("already holds something");
    assertThat(folder.resolve("out/precious.txt")).exists();
  }

  @Test
  void refusesATargetAmongItsInputs() {
    build.twenty("in");

    for (String target : List.of("in", "in/out", "")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> build.builder("in").build(folder + "/" + target, IfPresent.REPLACE))
          .withMessageContaining("must lie apart from the input");
    }
    assertThat(folder.resolve("in/Real/0.jpg")).exists();
  }

  @Test
  void endsWhenAnImageChangesUnderIt() {
    build.twenty("in");
    DatasetBuilder builder =
        build
            .builder("in")
            .progress(
                (what, unit, total) -> {
                  if (what.equals("Writing images")) {
                    TestImages.jpegs(folder.resolve("in/Real"), 10, 700);
                  }
                  return done -> {};
                });

    assertThatExceptionOfType(PipelineException.class)
        .isThrownBy(() -> builder.build(build.target(), IfPresent.REFUSE))
        .withMessageContaining("it changed while the dataset was being built");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(folder.resolve(".out.staging")).doesNotExist();
  }

  @Test
  void endsWhenARowOfATableChangesUnderIt() {
    writeTable(0);
    DatasetBuilder builder =
        new DatasetBuilder(BuildFixture.SPARK, TestCodec.RECIPE)
            .tables(
                List.of(
                    new ImageTable(
                        folder + "/table", Optional.of("lake"), ImageTable.Columns.DEFAULT)))
            .progress(
                (what, unit, total) -> {
                  if (what.equals("Writing images")) {
                    writeTable(1);
                  }
                  return done -> {};
                });

    assertThatExceptionOfType(PipelineException.class)
        .isThrownBy(() -> builder.build(build.target(), IfPresent.REFUSE))
        .withMessageContaining("it changed while the dataset was being built");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  /** Four rows, the first of which holds another image each time. */
  private void writeTable(int time) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      rows.add(
          RowFactory.create(
              TestImages.jpeg(i == 0 ? 100 + time : i), i % 2 == 0 ? "real" : "fake"));
    }
    StructType schema =
        new StructType().add("content", DataTypes.BinaryType).add("label", DataTypes.StringType);
    BuildFixture.SPARK
        .createDataFrame(rows, schema)
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(folder + "/table");
  }

  @Test
  void opensNothingButADataset() {
    build.text("other/readme.txt", "x");
    build.text("broken/summary.json", "{\"found\": ");
    build.text("alien/summary.json", "{\"found\": 3}");

    assertThat(openRefusal("other")).contains("holds no summary.json");
    assertThat(openRefusal("absent")).contains("holds no summary.json");
    assertThat(openRefusal("broken")).contains("summary.json is broken");
    assertThat(openRefusal("alien")).contains("summary.json is broken");
  }

  @Test
  void opensNoDatasetThatLostASplit() throws IOException {
    build.twenty("in");
    build.builder("in").build(build.target(), IfPresent.REFUSE);
    try (Stream<Path> files = Files.list(folder.resolve("out/split=test"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder.resolve("out/split=test"));

    assertThat(openRefusal("out")).contains("its split test is gone");
  }

  private String metadataRefusal(String csv) {
    String metadata = build.text("in/m.csv", csv);
    return refusal(
        () ->
            build
                .builder("in")
                .metadata(MetadataFile.of(metadata))
                .build(build.target(), IfPresent.REFUSE));
  }

  private String openRefusal(String name) {
    return refusal(() -> DatasetReader.open(BuildFixture.SPARK, folder + "/" + name));
  }

  private static String refusal(Runnable call) {
    List<String> messages = new ArrayList<>();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(call::run)
        .satisfies(e -> messages.add(String.valueOf(e.getMessage())));
    return messages.get(0);
  }
}
