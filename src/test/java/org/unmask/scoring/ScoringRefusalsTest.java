package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.SparkFixture;
import org.unmask.image.ImageError;
import org.unmask.image.ImageLimits;
import org.unmask.storage.OutputTarget.IfPresent;

/** What is not scored, and what is said of it: nothing that is there is lost. */
@Tag("spark")
class ScoringRefusalsTest {

  private final SparkSession spark = SparkFixture.session();
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
  void refusesMorePixelsThanTheLimit() throws IOException {
    corpus.put("a.png", TestImages.withProbability(50));

    ScoringSummary summary =
        scorer(new ImageLimits(2000, 1199), Batching.of(3), 4)
            .score(List.of(images.toString()), folder.toString(), IfPresent.REFUSE);

    assertThat(summary.errors()).containsOnly(entry(ImageError.TOO_MANY_PIXELS, 1L));
  }

  @Test
  void refusesATargetThatHoldsSomething() throws IOException {
    corpus.putMany("many", 2);
    Files.createDirectory(folder);
    Files.writeString(folder.resolve("old"), "old");

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                scorer(ImageLimits.DEFAULT, Batching.of(4), 4)
                    .score(List.of(images.toString()), folder.toString(), IfPresent.REFUSE))
        .withMessageContaining("already holds something");

    assertThat(CorpusFolder.namesIn(folder)).containsExactly("old");
    assertThat(FakeRecipe.OPENED).hasValue(0);
  }

  @Test
  void doesNotReplaceAFolderThatIsNoTableOfScores() throws IOException {
    corpus.putMany("many", 2);
    Files.createDirectory(folder);
    Files.writeString(folder.resolve("letter.txt"), "precious");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> score(images))
        .withMessage(
            "Cannot overwrite file:%s: it is not a table of scores (there is no _summary.json in"
                + " it)",
            folder);
    assertThat(CorpusFolder.namesIn(folder)).containsExactly("letter.txt");
  }

  @Test
  void doesNotReplaceTheListOrTableThatItReads() throws IOException {
    corpus.putMany("many", 2);
    score(images);
    Path list = Files.writeString(folder.resolve("again.txt"), images.resolve("many/0.png") + "\n");

    for (CorpusInput input :
        List.of(
            new CorpusInput.PathList(list.toString(), "path"),
            new CorpusInput.Table(folder.toString(), "content", ""))) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  scorer(ImageLimits.DEFAULT, Batching.of(4), 4)
                      .score(input, folder.toString(), Begin.REPLACE, IfUnfinished.REFUSE))
          .withMessageContaining("it must lie apart from the input " + folder);
    }
    assertThat(list).exists();
  }

  @Test
  void namesTheImagesOfABatchThatTheClassifierCannotTake() throws IOException {
    corpus.put("crash.png", TestImages.crashing());
    corpus.put("a.png", TestImages.withProbability(1));

    assertThatThrownBy(
            () ->
                scorer(ImageLimits.DEFAULT, Batching.of(1), 1)
                    .score(List.of(images.toString()), folder.toString(), IfPresent.REFUSE))
        .isInstanceOf(PipelineException.class)
        .hasMessage(
            "Cannot score 2 files: Cannot classify a batch of 1: the graph fell over (file:"
                + images
                + "/crash.png)");
    assertThat(CorpusFolder.namesIn(root)).containsExactly("images");
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("images-of-task-"));
  }

  @Test
  void saysThatTheModelDoesNotOpenAndWorksTheNextTime() throws IOException {
    corpus.putMany("many", 2);
    FakeRecipe.FAILURES_TO_COME.set(2);

    assertThatThrownBy(() -> score(images))
        .isInstanceOf(PipelineException.class)
        .hasMessage("Cannot score 2 files: Cannot open model model: no memory left for it");
    assertThat(CorpusFolder.namesIn(root)).containsExactly("images");

    FakeRecipe.FAILURES_TO_COME.set(0);
    assertThat(score(images).scored()).isEqualTo(2);
  }

  @Test
  void refusesACorpusWithoutFiles() throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> score(images))
        .withMessage("Cannot score " + images + ": there are no files");
    assertThat(CorpusFolder.namesIn(root)).containsExactly("images");
  }

  @Test
  void refusesACorpusWithoutAnImage() throws IOException {
    corpus.put("a.txt", new byte[] {'a'});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> score(images))
        .withMessage("Cannot score " + images + ": its only file is no image");

    corpus.put("b.txt", new byte[0]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> score(images))
        .withMessage("Cannot score " + images + ": none of its 2 files is an image");
    assertThat(CorpusFolder.namesIn(root)).containsExactly("images");
  }

  @Test
  void refusesAListThatSparkWouldPassOver() throws IOException {
    corpus.putMany("many", 2);
    Path list = Files.writeString(root.resolve("_list.txt"), "images/many/0.png\n");

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                scorer(ImageLimits.DEFAULT, Batching.of(4), 4)
                    .score(
                        new CorpusInput.PathList(list.toString(), "path"),
                        folder.toString(),
                        Begin.NEW,
                        IfUnfinished.REFUSE))
        .withMessage(
            "Cannot read list %s: its name begins with _ or ., which Spark passes over: rename it",
            list);
    assertThat(CorpusFolder.namesIn(root)).containsExactly("_list.txt", "images");
  }

  @Test
  void refusesATableAmongTheImagesOrAboveThem() throws IOException {
    corpus.putMany("many", 2);

    for (Path among : List.of(images.resolve("scores"), images, root)) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  scorer(ImageLimits.DEFAULT, Batching.of(4), 4)
                      .score(List.of(images.toString()), among.toString(), IfPresent.REPLACE))
          .withMessage(
              "Cannot write %s: it must lie apart from the input file:%s".formatted(among, images));
    }

    assertThat(CorpusFolder.namesIn(images.resolve("many"))).hasSize(2);
  }

  @Test
  void refusesTasksWithoutImages() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scorer(ImageLimits.DEFAULT, Batching.of(1), 0))
        .withMessage("Invalid images-per-task: 0 (1 or more)");
  }

  private ScoringSummary score(Path... roots) {
    return scorer(ImageLimits.DEFAULT, Batching.of(4), 6)
        .score(Stream.of(roots).map(Path::toString).toList(), folder.toString(), IfPresent.REPLACE);
  }

  private CorpusScorer scorer(ImageLimits limits, Batching batching, int imagesPerTask) {
    return new CorpusScorer(
        spark, new FakeRecipe("model", 0.5), limits, batching, imagesPerTask, Progress.SILENT);
  }
}
