package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.Progress;
import org.unmask.SparkFixture;
import org.unmask.image.ImageLimits;

@Tag("spark")
class ListUpdateTest {
  private final SparkSession spark = SparkFixture.session();

  @TempDir private Path root;

  @AfterEach
  void close() {
    FakeRecipe.reset();
  }

  @Test
  void losesNoScoreToStorageThatIsNotThereAndSaysWhatItLosesToFilesThatAreGone()
      throws IOException {
    Path images = new CorpusFolder(root).putMany("images", 3);
    Path list =
        Files.writeString(root.resolve("list.txt"), "images/0.png\nimages/1.png\nimages/2.png\n");
    score(list, Begin.NEW);
    Files.move(images, root.resolve("unmounted"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> score(list, Begin.UPDATE))
        .withMessage(
            "Cannot update file:%s/scores: no file of the list can be looked at".formatted(root)
                + " (file:%s/0.png: no such file), and 3 rows would lose their scores"
                    .formatted(images)
                + " (see whether the storage is there; --overwrite begins anew)");

    Files.move(root.resolve("unmounted"), images);
    Files.delete(images.resolve("1.png"));
    ScoringSummary summary = score(list, Begin.UPDATE);
    assertThat(summary.lost()).isEqualTo(1);
    assertThat(summary.dropped()).isZero();
    assertThat(summary.scored()).isEqualTo(2);
  }

  private ScoringSummary score(Path list, Begin begin) {
    return new CorpusScorer(
            spark,
            new FakeRecipe("model", 0.5),
            ImageLimits.DEFAULT,
            Batching.of(2),
            3,
            Progress.SILENT)
        .score(
            new CorpusInput.PathList(list.toString(), "path"),
            root.resolve("scores").toString(),
            begin,
            IfUnfinished.REFUSE);
  }
}
