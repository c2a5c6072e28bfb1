package org.unmask.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unmask.Progress;
import org.unmask.SparkFixture;
import org.unmask.image.ContentHash;
import org.unmask.image.ImageError;
import org.unmask.image.ImageLimits;
import org.unmask.model.ImageTrait;
import org.unmask.model.Precision;
import org.unmask.model.TraitCounts;
import org.unmask.storage.LiteralPath;
import org.unmask.storage.OutputTarget.IfPresent;

@Tag("spark")
class CorpusScorerTest {

  private final SparkSession spark = SparkFixture.session();
  private final List<Long> shown = new ArrayList<>();
  @TempDir private Path root;
  private Path images;
  private CorpusFolder corpus = new CorpusFolder(Path.of(""));
  private Path folder;

  @BeforeEach
  void prepare() throws IOException {
    FakeRecipe.reset();
    images = Files.createDirectory(root.resolve("images"));
    corpus = new CorpusFolder(images);
    folder = root.resolve("scores");
  }

  @AfterEach
  void close() {
    FakeRecipe.reset();
  }

  @Test
  void givesEveryFileOneRowWhateverItIs() throws IOException {
    byte[] fake = TestImages.withProbability(50);
    corpus.put("fake.png", fake);
    corpus.put("real.png", TestImages.withProbability(49));
    corpus.put("deep/er/_hidden", TestImages.withProbability(90));
    corpus.put(".hidden 50% [a]{b}#?*.png", TestImages.withProbability(1));
    corpus.put("12:30 grüße.png", TestImages.withProbability(2));
    corpus.put("broken.png", TestImages.broken());
    corpus.put("text.jpg", "no image at all".getBytes(UTF_8));
    corpus.put("empty.png", new byte[0]);
    corpus.put("tiff.png", "II*\0............".getBytes(UTF_8));
    corpus.put("large.png", new byte[2001]);

    ScoringSummary summary =
        scorer(new ImageLimits(2000, 1200), Batching.of(3), 4)
            .score(List.of(images.toString()), folder.toString(), IfPresent.REFUSE);

    Map<String, Row> rows = rowsByName();
    assertThat(rows).hasSize(10);
    assertThat(rows.get("fake.png"))
        .isEqualTo(
            RowFactory.create(
                "file:" + images + "/fake.png",
                ContentHash.sha256Hex(fake),
                (long) fake.length,
                new Timestamp(Files.getLastModifiedTime(images.resolve("fake.png")).toMillis()),
                0.5,
                "FAKE",
                "model",
                null,
                null));
    assertThat(column(rows, ScoresSchema.VERDICT))
        .contains(
            entry("real.png", "REAL"),
            entry("_hidden", "FAKE"),
            entry(".hidden 50% [a]{b}#?*.png", "REAL"),
            entry("12:30 grüße.png", "REAL"));
    assertThat(column(rows, ScoresSchema.ERROR))
        .contains(
            entry("broken.png", "CORRUPT"),
            entry("text.jpg", "NOT_AN_IMAGE"),
            entry("empty.png", "EMPTY_FILE"),
            entry("tiff.png", "UNSUPPORTED_FORMAT"),
            entry("large.png", "TOO_MANY_BYTES"));
    assertThat(column(rows, ScoresSchema.IMAGE_ID))
        .contains(entry("broken.png", ContentHash.sha256Hex(TestImages.broken())))
        .doesNotContainKeys("large.png", "empty.png");
    assertThat(column(rows, ScoresSchema.ERROR_DETAIL))
        .contains(entry("broken.png", "pixels end early"));
    assertThat(column(rows, ScoresSchema.VERDICT)).hasSize(5).doesNotContainKey("broken.png");

    assertThat(summary.files()).isEqualTo(10);
    assertThat(summary.scored()).isEqualTo(5);
    assertThat(summary.fakes()).isEqualTo(2);
    assertThat(summary.precisions()).containsOnly(entry(Precision.FLOAT32, 5L));
    assertThat(summary.errors())
        .containsOnly(
            entry(ImageError.CORRUPT, 1L),
            entry(ImageError.NOT_AN_IMAGE, 1L),
            entry(ImageError.EMPTY_FILE, 1L),
            entry(ImageError.UNSUPPORTED_FORMAT, 1L),
            entry(ImageError.TOO_MANY_BYTES, 1L));
  }

  @Test
  void measuresASampleByHashHoweverTheCorpusIsDealtOut() throws IOException {
    long drawn = 0;
    for (int i = 0; i < 100; i++) {
      byte[] image = TestImages.withProbability(i);
      corpus.put(i + ".png", image);
      drawn += ContentHash.sha256Hex(image).startsWith("0") ? 1 : 0;
    }
    corpus.put("text.png", "no image at all".getBytes(UTF_8));

    TraitCounts few = measured(Batching.of(3), 4, "few").traits();
    TraitCounts many = measured(Batching.of(50), 1000, "many").traits();

    assertThat(drawn).isPositive();
    assertThat(few).isEqualTo(many);
    assertThat(few.bins())
        .containsEntry(ImageTrait.FORMAT, List.of(0L, drawn, 0L, 0L, 0L))
        .containsEntry(ImageTrait.LUMINANCE, List.of(0L, 0L, 0L, 0L, 0L, 0L, drawn, 0L, 0L))
        .doesNotContainKey(ImageTrait.JPEG_QUALITY);
    assertThat(spark.read().parquet(root.resolve("few").toString()).schema().fieldNames())
        .containsExactly(ScoresSchema.SCHEMA.fieldNames());
    assertThat(score(images).traits()).isEqualTo(TraitCounts.NONE);
  }

  private ScoringSummary measured(Batching batching, int imagesPerTask, String name) {
    return scorer(ImageLimits.DEFAULT, batching, imagesPerTask)
        .measuring(new GreyCodecRecipe(150))
        .score(List.of(images.toString()), root.resolve(name).toString(), IfPresent.REFUSE);
  }

  @Test
  void writesTheSchemaAndTheSummaryBeside() throws IOException {
    corpus.putMany("many", 7);
    corpus.put("broken.png", TestImages.broken());

    ScoringSummary summary = score(images);

    assertThat(spark.read().parquet(folder.toString()).schema().fieldNames())
        .containsExactly(ScoresSchema.SCHEMA.fieldNames());
    JsonNode json = new ObjectMapper().readTree(folder.resolve("_summary.json").toFile());
    assertThat(json.toPrettyString() + "\n").isEqualTo(summary.toJson());
    assertThat(json.get("files").asLong()).isEqualTo(8);
    assertThat(json.get("errors").get("CORRUPT").asLong()).isEqualTo(1);
    assertThat(CorpusFolder.namesIn(root)).containsExactly("images", "scores");
    assertThat(CorpusFolder.namesIn(folder).stream().filter(name -> name.endsWith(".parquet")))
        .hasSize(1);
  }

  @Test
  void showsProgressUpToTheLastImage() throws IOException {
    corpus.putMany("many", 20);

    score(images);

    assertThat(shown).isSorted().endsWith(20L);
  }

  @Test
  void opensTheClassifierOnceForManyTasksAndJobs() throws IOException {
    corpus.putMany("many", 40);

    scorer(ImageLimits.DEFAULT, Batching.of(4), 2)
        .score(List.of(images.toString()), folder.toString(), IfPresent.REFUSE);
    scorer(ImageLimits.DEFAULT, Batching.of(4), 2)
        .score(List.of(images.toString()), folder.toString(), IfPresent.REPLACE);

    assertThat(FakeRecipe.OPENED).hasValue(1);
    assertThat(FakeRecipe.CLOSED).hasValue(0);
    assertThat(FakeRecipe.THREADS).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 2", "5, 100", "1000, 7", "1000, 1000"})
  void givesTheSameRowsWhateverTheBatchesAndTasks(int batchSize, int imagesPerTask)
      throws IOException {
    corpus.putMany("many", 30);
    corpus.put("broken.png", TestImages.broken());
    score(images);
    List<Row> expected = rows();

    scorer(ImageLimits.DEFAULT, Batching.of(batchSize), imagesPerTask)
        .score(List.of(images.toString()), folder.toString(), IfPresent.REPLACE);

    assertThat(rows()).isEqualTo(expected);
  }

  @Test
  void boundsABatchByCountAndByBytes() throws IOException {
    corpus.putMany("many", 30);

    scorer(ImageLimits.DEFAULT, Batching.of(7), 1000)
        .score(List.of(images.toString()), folder.toString(), IfPresent.REFUSE);
    assertThat(FakeRecipe.LARGEST_BATCH).hasValue(7);

    FakeRecipe.reset();
    scorer(ImageLimits.DEFAULT, Batching.suitable(), 1000)
        .score(List.of(images.toString()), folder.toString(), IfPresent.REPLACE);
    assertThat(FakeRecipe.LARGEST_BATCH).hasValue(FakeRecipe.SUITABLE_BATCH);

    FakeRecipe.reset();
    long three = 3L * TestImages.withProbability(0).length;
    scorer(ImageLimits.DEFAULT, new Batching(7, three), 1000)
        .score(List.of(images.toString()), folder.toString(), IfPresent.REPLACE);
    assertThat(FakeRecipe.LARGEST_BATCH_BYTES).hasValue(three);
  }

  @Test
  void scoresAUnionAsTheUnionOfTheScores() throws IOException {
    Path left = corpus.putMany("left", 9);
    Path right = corpus.putMany("right", 5);
    score(left);
    List<Row> expected = new ArrayList<>(rows());
    score(right);
    expected.addAll(rows());

    ScoringSummary both = score(left, right);
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(both.files()).isEqualTo(14);

    score(right, left, right.resolve("*"));
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void writesToAFolderWhoseNameLooksLikeAGlob() throws IOException {
    corpus.putMany("many", 2);
    folder = root.resolve("[s]{c} 50%#");

    assertThat(score(images).scored()).isEqualTo(2);

    assertThat(CorpusFolder.namesIn(folder)).contains("_summary.json");
  }

  @Test
  void leavesTheJobDescriptionAsItWas() throws IOException {
    corpus.putMany("many", 2);
    spark.sparkContext().setJobDescription("before");

    score(images);

    assertThat(spark.sparkContext().getLocalProperty("spark.job.description")).isEqualTo("before");
    spark.sparkContext().setJobDescription(null);
  }

  private ScoringSummary score(Path... roots) {
    return scorer(ImageLimits.DEFAULT, Batching.of(4), 6)
        .score(Stream.of(roots).map(Path::toString).toList(), folder.toString(), IfPresent.REPLACE);
  }

  private CorpusScorer scorer(ImageLimits limits, Batching batching, int imagesPerTask) {
    Progress progress = (what, unit, total) -> shown::add;
    return new CorpusScorer(
        spark, new FakeRecipe("model", 0.5), limits, batching, imagesPerTask, progress);
  }

  private List<Row> rows() {
    return spark
        .read()
        .schema(ScoresSchema.SCHEMA)
        .parquet(LiteralPath.of(folder.toString()))
        .orderBy(ScoresSchema.PATH)
        .collectAsList();
  }

  private Map<String, Row> rowsByName() {
    return rows().stream().collect(Collectors.toMap(CorpusScorerTest::name, Function.identity()));
  }

  private static Map<String, String> column(Map<String, Row> rows, String column) {
    return rows.values().stream()
        .filter(row -> row.getAs(column) != null)
        .collect(Collectors.toMap(CorpusScorerTest::name, row -> row.getAs(column)));
  }

  private static String name(Row row) {
    String path = row.getAs(ScoresSchema.PATH);
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
