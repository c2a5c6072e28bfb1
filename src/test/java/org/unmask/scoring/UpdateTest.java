package org.unmask.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.SparkFixture;
import org.unmask.image.ImageLimits;
import org.unmask.model.Precision;
import org.unmask.storage.TextFile;

@Tag("spark")
class UpdateTest {
  private final SparkSession spark = SparkFixture.session();

  @TempDir private Path root;
  private Path images;
  private Path folder;
  private int manifests;

  @BeforeEach
  void prepare() throws IOException {
    FakeRecipe.reset();
    images = Files.createDirectory(root.resolve("images"));
    folder = root.resolve("scores");
    for (int i = 0; i < 12; i++) {
      put(i + ".png", TestImages.withProbability(10 + i));
    }
    put("text.jpg", "no image".getBytes(UTF_8));
    Files.createSymbolicLink(images.resolve("gone.png"), root.resolve("absent.png"));
    score("model", 0.5, Begin.NEW);
    FakeRecipe.reset();
  }

  @AfterEach
  void close() {
    FakeRecipe.reset();
  }

  @Test
  void scoresNothingWhereNothingIsNew() throws IOException {
    Files.delete(images.resolve("gone.png"));
    score("model", 0.5, Begin.UPDATE);
    FakeRecipe.reset();
    FileTime before = Files.getLastModifiedTime(folder);
    Map<String, Row> rows = rows();
    assertThat(folder.resolve("_manifest")).hasContent("2. of 13 files, 13 kept");

    ScoringSummary summary = score("model", 0.5, Begin.UPDATE);

    assertThat(folder.resolve("_manifest")).hasContent("2. of 13 files, 13 kept");
    assertThat(summary.isOfBefore()).isTrue();
    assertThat(FakeRecipe.CLASSIFIED).hasValue(0);
    assertThat(summary.kept()).isEqualTo(13);
    assertThat(summary.dropped()).isZero();
    assertThat(summary.files()).isEqualTo(13);
    assertThat(rows()).isEqualTo(rows);
    assertThat(Files.getLastModifiedTime(folder)).isEqualTo(before);
    assertThat(root.resolve(".scores.staging")).doesNotExist();
  }

  @Test
  void scoresWhatIsNewOrChangedAndDropsWhatIsGone() throws IOException {
    put("new.png", TestImages.withProbability(90));
    put("0.png", TestImages.withProbability(91));
    Files.setLastModifiedTime(images.resolve("0.png"), FileTime.fromMillis(1_000_000));
    Files.delete(images.resolve("1.png"));
    put("../absent.png", TestImages.withProbability(92));

    ScoringSummary summary = score("model", 0.5, Begin.UPDATE);

    assertThat(FakeRecipe.CLASSIFIED).hasValue(3);
    assertThat(summary.files()).isEqualTo(14);
    assertThat(summary.kept()).isEqualTo(11);
    assertThat(summary.dropped()).isEqualTo(1);
    Map<String, Row> rows = rows();
    assertThat(rows).hasSize(14).doesNotContainKey("1.png");
    assertThat(probability(rows, "new.png")).isEqualTo(0.9);
    assertThat(probability(rows, "0.png")).isEqualTo(0.91);
    assertThat(probability(rows, "2.png")).isEqualTo(0.12);
    assertThat(probability(rows, "gone.png")).isEqualTo(0.92);
  }

  @Test
  void refusesToLoseRowsOfFilesThatItDoesNotLookFor() throws IOException {
    Path more = Files.createDirectory(root.resolve("more"));
    Files.write(more.resolve("a.png"), TestImages.withProbability(33));
    Map<String, Row> before = rows();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> update(more))
        .withMessage(
            "Cannot update file:%s: 14 of its rows are of files outside of %s, and would be lost"
                    .formatted(folder, more)
                + " (name all that it is to hold, or another folder; --overwrite begins anew)");

    String relative = Path.of("").toAbsolutePath().relativize(more).toString();
    writeAnOlderVersionsInput(relative);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> update(Path.of(relative)))
        .withMessageContaining("14 of its rows are of files outside of " + relative);
    assertThat(rows()).isEqualTo(before);
    assertThat(root.resolve(".scores.staging")).doesNotExist();
    Files.delete(images.resolve("1.png"));
    assertThat(update(images, more).files()).isEqualTo(14);
    assertThat(rows()).hasSize(14).containsKey("a.png").doesNotContainKey("1.png");
  }

  @Test
  void knowsAnAbsoluteInputOfAnOlderVersion() throws IOException {
    Path pictures = images.resolve("*.*g");
    writeAnOlderVersionsInput(pictures.toString());
    Files.delete(images.resolve("1.png"));

    // That one, and the link to nothing, which globs pass over.
    assertThat(update(pictures).dropped()).isEqualTo(2);
  }

  /** An older version kept a path as it was given, whatever the working directory. */
  private void writeAnOlderVersionsInput(String given) throws IOException {
    Path run = folder.resolve(RunIdentity.FILE_NAME);
    String old =
        Files.readString(run)
            .replaceFirst("(?<=\"images\" : \")[^\"]*", Matcher.quoteReplacement(given));
    Files.writeString(run, old);
    Files.delete(folder.resolve("." + RunIdentity.FILE_NAME + ".crc"));
  }

  @Test
  void refusesToLoseRowsBelowAFolderThatCannotBeListedRightNow() throws IOException {
    Path disk = Files.createDirectories(root.resolve("disk/deep"));
    Files.write(disk.resolve("a.png"), TestImages.withProbability(33));
    Files.write(disk.resolve("b.png"), TestImages.withProbability(34));
    Path more = Files.createSymbolicLink(images.resolve("more"), root.resolve("disk"));
    score("model", 0.5, Begin.UPDATE);
    Map<String, Row> before = rows();
    Files.move(root.resolve("disk"), root.resolve("unmounted"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> score("model", 0.5, Begin.UPDATE))
        .withMessage(
            "Cannot update file:%s: file:%s cannot be listed (a link to nothing), and 2 rows of"
                    .formatted(folder, more)
                + " files below it would be lost"
                + " (mend it, or remove it if they are to go; --overwrite begins anew)");

    assertThat(rows()).isEqualTo(before);
    Files.delete(more);
    assertThat(score("model", 0.5, Begin.UPDATE).dropped()).isEqualTo(2);
  }

  private ScoringSummary update(Path... roots) {
    return scorer("model", 0.5)
        .score(
            new CorpusInput.Files(Stream.of(roots).map(Path::toString).toList()),
            folder.toString(),
            Begin.UPDATE,
            IfUnfinished.REFUSE);
  }

  @Test
  void anUpdateGivesTheRowsOfScoringAnew() throws IOException {
    put("new.png", TestImages.withProbability(90));
    Files.delete(images.resolve("3.png"));

    score("model", 0.5, Begin.UPDATE);
    Map<String, Row> updated = rows();
    score("model", 0.5, Begin.REPLACE);

    assertThat(updated).isEqualTo(rows());
  }

  @Test
  void remembersWhatKeptScoresWereComputedWith() throws IOException {
    Path summary = folder.resolve(ScoringSummary.FILE_NAME);
    Files.writeString(summary, Files.readString(summary).replace("float32", "bfloat16"));
    Files.delete(folder.resolve("." + ScoringSummary.FILE_NAME + ".crc"));
    put("new.png", TestImages.withProbability(90));

    ScoringSummary updated = score("model", 0.5, Begin.UPDATE);

    assertThat(updated.precisions())
        .containsOnly(entry(Precision.FLOAT32, 1L), entry(Precision.BFLOAT16, 12L));
  }

  @Test
  void scoresAllWithAnotherModel() {
    score("other", 0.5, Begin.UPDATE);

    assertThat(FakeRecipe.CLASSIFIED).hasValue(12);
    assertThat(rows().values()).extracting(row -> row.getAs("model_id")).containsOnly("other");
  }

  @Test
  void judgesKeptScoresByTheThresholdOfToday() throws IOException {
    Files.delete(images.resolve("gone.png"));

    score("model", 0.15, Begin.UPDATE);

    assertThat(FakeRecipe.CLASSIFIED).hasValue(0);
    assertThat(row(rows(), "4.png").<String>getAs("verdict")).isEqualTo("REAL");
    assertThat(row(rows(), "5.png").<String>getAs("verdict")).isEqualTo("FAKE");
    assertThat(row(rows(), "text.jpg").<String>getAs("verdict")).isNull();
  }

  @Test
  void aFailedUpdateLeavesTheTableAndIsTakenUp() throws IOException {
    for (int i = 0; i < 9; i++) {
      put("new" + i + ".png", TestImages.withProbability(80));
    }
    Files.delete(images.resolve("1.png"));
    Map<String, Row> before = rows();
    FakeRecipe.CRASH_AFTER.set(5);
    assertThatThrownBy(() -> score("model", 0.5, Begin.UPDATE))
        .isInstanceOf(PipelineException.class);
    assertThat(rows()).isEqualTo(before);
    FakeRecipe.reset();
    String listed = Files.readString(root.resolve(".scores.staging/_listing/_seconds"));

    ScoringSummary summary =
        scorer("model", 0.5).score(input(), folder.toString(), Begin.UPDATE, IfUnfinished.RESUME);

    assertThat(FakeRecipe.CLASSIFIED.get()).isBetween(4L, 9L);
    assertThat(summary.files()).isEqualTo(22);
    assertThat(summary.dropped()).isEqualTo(1);
    assertThat(summary.stages().get("listing")).isGreaterThan(Double.parseDouble(listed));
    assertThat(rows()).hasSize(22);
  }

  @Test
  void refusesToUpdateWhatIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                scorer("model", 0.5)
                    .score(
                        input(),
                        root.resolve("none").toString(),
                        Begin.UPDATE,
                        IfUnfinished.REFUSE))
        .withMessageContaining("there are no scores (leave out --update for the first time)");
  }

  private ScoringSummary score(String model, double threshold, Begin begin) {
    return scorer(model, threshold).score(input(), folder.toString(), begin, IfUnfinished.REFUSE);
  }

  private CorpusInput input() {
    return new CorpusInput.Files(List.of(images.toString()));
  }

  private CorpusScorer scorer(String model, double threshold) {
    return new CorpusScorer(
            spark,
            new FakeRecipe(model, threshold),
            ImageLimits.DEFAULT,
            Batching.of(2),
            3,
            Progress.SILENT)
        .chunksOf(4)
        .finish(this::writeManifest);
  }

  private void writeManifest(org.apache.hadoop.fs.Path staging, ScoringSummary summary) {
    String text =
        "%d. of %d files, %d kept".formatted(++manifests, summary.files(), summary.kept());
    TextFile.write(
        new org.apache.hadoop.fs.Path(staging, "_manifest"),
        text,
        spark.sparkContext().hadoopConfiguration());
  }

  private void put(String name, byte[] content) throws IOException {
    Files.write(images.resolve(name), content);
  }

  private static Row row(Map<String, Row> rows, String name) {
    return Objects.requireNonNull(rows.get(name), name);
  }

  private static double probability(Map<String, Row> rows, String name) {
    return row(rows, name).<Double>getAs(ScoresSchema.PROBABILITY_FAKE);
  }

  private Map<String, Row> rows() {
    return spark
        .read()
        .schema(ScoresSchema.SCHEMA)
        .parquet(folder.toString())
        .collectAsList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> Path.of(row.<String>getAs("path")).getFileName().toString(), row -> row));
  }
}
