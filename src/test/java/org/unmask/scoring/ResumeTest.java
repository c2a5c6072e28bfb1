package org.unmask.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.SparkFixture;
import org.unmask.TestJvm;
import org.unmask.image.ImageLimits;

@Tag("spark")
class ResumeTest {
  static final int CHUNK = 5;
  private static final int IMAGES = 25;

  private final SparkSession spark = SparkFixture.session();

  @TempDir private Path root;
  private Path images;
  private Path folder;
  private Path staging;

  @BeforeEach
  void prepare() throws IOException {
    FakeRecipe.reset();
    images = Files.createDirectory(root.resolve("images"));
    folder = root.resolve("scores");
    staging = root.resolve(".scores.staging");
    for (int i = 0; i < IMAGES; i++) {
      Path below = Files.createDirectories(images.resolve("folder " + i % 7));
      Files.write(below.resolve(i + ".png"), TestImages.withProbability(i));
    }
  }

  @AfterEach
  void close() {
    FakeRecipe.reset();
  }

  @Test
  void aDriverKilledAgainAndAgainIsTakenUpBehindItsLastCommit() throws Exception {
    // In the first chunk, in mid-run, and in the last chunk.
    killAfter(1);
    killAfter(2 * CHUNK + 3);
    killAfter(IMAGES - committedImages() - 1);
    long committed = committedImages();

    ScoringSummary summary = resume();

    assertThat(FakeRecipe.CLASSIFIED).hasValue(IMAGES - committed);
    assertThat(summary.files()).isEqualTo(IMAGES);
    assertWholeAndLikeAnUninterruptedRun();
  }

  /** A child begins or goes on, and is killed when it has classified so many images. */
  private void killAfter(long images) throws IOException, InterruptedException {
    long before = committedImages();
    Process child = TestJvm.start(KilledScoring.class, this.images, folder);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      for (long seen = 0; seen < images; ) {
        String line = lines.readLine();
        assertThat(line).as("the child ended too early").isNotNull();
        seen += line.equals("image") ? 1 : 0;
      }
      child.destroyForcibly();
      assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(folder).doesNotExist();
    assertThat(committedImages())
        .isLessThan(IMAGES)
        .isGreaterThanOrEqualTo(before + images / CHUNK * CHUNK - CHUNK);
  }

  @Test
  void discardsWhatAKilledRunWroteAndDidNotCommit() throws IOException {
    leaveUnfinished();
    Path committed = staging.resolve("scores-000000-0.parquet");
    Files.copy(committed, staging.resolve("scores-000009-0.parquet"));
    Path work = Files.createDirectories(staging.resolve("_work/000002/_temporary/0"));
    Files.copy(committed, work.resolve("part-0.parquet"));
    Files.writeString(staging.resolve("_commits/.000002.json.unfinished"), "{");
    Files.writeString(staging.resolve("_plan/.000009.gz"), "no plan");

    resume();

    assertWholeAndLikeAnUninterruptedRun();
  }

  @Test
  void goesOnListingWhereThePlanEnds() throws IOException {
    leaveUnfinished();
    try (Stream<Path> plan = Files.list(staging.resolve("_plan"))) {
      for (Path file : plan.toList()) {
        String name = file.getFileName().toString();
        if (name.contains("_whole") || name.compareTo("000003") >= 0) {
          Files.delete(file);
        }
      }
    }

    resume();

    assertWholeAndLikeAnUninterruptedRun();
  }

  @Test
  void onlyMovesAFolderIntoPlaceThatWasScoredWhole() throws IOException {
    scorer().score(input(), folder.toString(), Begin.NEW, IfUnfinished.REFUSE);
    Files.move(folder, staging);
    FakeRecipe.reset();

    resume();

    assertThat(FakeRecipe.CLASSIFIED).hasValue(0);
    assertWholeAndLikeAnUninterruptedRun();
  }

  @Test
  void isContentWithATableThatIsFinishedAlready() throws IOException {
    ScoringSummary summary = resume();
    FakeRecipe.reset();

    assertThat(summary.isOfBefore()).isFalse();
    assertThat(resume()).isEqualTo(summary.allKept());

    assertThat(FakeRecipe.CLASSIFIED).hasValue(0);
  }

  @Test
  void goesOnToReplaceATableThoughNothingIsCommittedYet() throws IOException {
    resume();
    for (int i = 0; i < IMAGES; i++) {
      Path image = images.resolve("folder " + i % 7).resolve(i + ".png");
      Files.write(image, TestImages.withProbability(60 + i));
      Files.setLastModifiedTime(image, FileTime.fromMillis(1_000_000));
    }
    FakeRecipe.CRASH_AFTER.set(1);
    assertThatThrownBy(
            () -> scorer().score(input(), folder.toString(), Begin.UPDATE, IfUnfinished.REFUSE))
        .isInstanceOf(PipelineException.class);
    assertThat(committedImages()).isZero();

    resume();

    assertWholeAndLikeAnUninterruptedRun();
  }

  @Test
  void doesNotThrowAnUnfinishedRunAwayUnasked() throws IOException {
    leaveUnfinished();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> scorer().score(input(), folder.toString(), Begin.NEW, IfUnfinished.REFUSE))
        .withMessage(
            "Cannot write %s: an unfinished run has left scores".formatted(folder)
                + " (--resume goes on, --overwrite begins anew)");
    FakeRecipe.reset();
    scorer().score(input(), folder.toString(), Begin.REPLACE, IfUnfinished.REFUSE);

    assertThat(FakeRecipe.CLASSIFIED).hasValue(IMAGES);
    assertWholeAndLikeAnUninterruptedRun();
  }

  @Test
  void refusesToGoOnWithAnotherModelOrOtherImages() throws IOException {
    leaveUnfinished();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                scorer(new FakeRecipe("other", 0.5))
                    .score(input(), folder.toString(), Begin.NEW, IfUnfinished.RESUME))
        .withMessage(
            "Cannot resume %s: its model is model, now it is other (--overwrite begins anew)"
                .formatted(folder));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                scorer()
                    .score(
                        new CorpusInput.Files(List.of(root.toString())),
                        folder.toString(),
                        Begin.NEW,
                        IfUnfinished.RESUME))
        .withMessageContaining("its images is file:" + images + ", now it is file:" + root + " (");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 24, 25})
  void givesTheSameRowsWhateverTheChunks(int size) {
    List<List<Object>> expected = expected();

    scorer().chunksOf(size).score(input(), folder.toString(), Begin.REPLACE, IfUnfinished.REFUSE);

    assertThat(rows(folder)).isEqualTo(expected);
  }

  /** Two chunks are committed; the third meets an image that the classifier cannot take. */
  private void leaveUnfinished() throws IOException {
    FakeRecipe.CRASH_AFTER.set(2 * CHUNK);
    assertThatThrownBy(
            () -> scorer().score(input(), folder.toString(), Begin.NEW, IfUnfinished.REFUSE))
        .isInstanceOf(PipelineException.class);
    FakeRecipe.reset();
    assertThat(folder).doesNotExist();
    assertThat(committedImages()).isEqualTo(2 * CHUNK);
  }

  private ScoringSummary resume() {
    FakeRecipe.reset();
    return scorer().score(input(), folder.toString(), Begin.NEW, IfUnfinished.RESUME);
  }

  private void assertWholeAndLikeAnUninterruptedRun() throws IOException {
    List<List<Object>> rows = rows(folder);
    assertThat(staging).doesNotExist();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.matches("_(work|plan|commits|listing)"));
    }
    assertThat(rows).hasSize(IMAGES);
    assertThat(rows.stream().map(row -> row.get(0))).doesNotHaveDuplicates();
    assertThat(rows).isEqualTo(expected());
  }

  private List<List<Object>> expected() {
    Path whole = root.resolve("uninterrupted");
    scorer().chunksOf(IMAGES).score(input(), whole.toString(), Begin.REPLACE, IfUnfinished.REFUSE);
    return rows(whole);
  }

  private CorpusInput input() {
    return new CorpusInput.Files(List.of(images.toString()));
  }

  private CorpusScorer scorer() {
    return scorer(new FakeRecipe("model", 0.5));
  }

  private CorpusScorer scorer(FakeRecipe recipe) {
    return new CorpusScorer(spark, recipe, ImageLimits.DEFAULT, Batching.of(2), 3, Progress.SILENT)
        .chunksOf(CHUNK);
  }

  private long committedImages() throws IOException {
    Path commits = staging.resolve("_commits");
    if (!Files.exists(commits)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(commits)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      long chunks = names.stream().filter(name -> name.matches("[0-9]+\\.json")).count();
      return Math.min(IMAGES, chunks * CHUNK);
    }
  }

  private List<List<Object>> rows(Path table) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row row :
        spark
            .read()
            .schema(ScoresSchema.SCHEMA)
            .parquet(table.toString())
            .orderBy(ScoresSchema.PATH)
            .collectAsList()) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        values.add(row.get(i));
      }
      rows.add(values);
    }
    return rows;
  }
}
