package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.image.Label;
import org.unmask.split.SplitName;
import org.unmask.storage.OutputTarget.IfPresent;

/** A dataset of two sources, one of them without fakes. */
@Tag("spark")
class DatasetReaderTest {
  @TempDir private static Path folder;

  private static DatasetReader reader;

  @BeforeAll
  static void build() {
    BuildFixture fixture = new BuildFixture(folder);
    for (int i = 0; i < 8; i++) {
      fixture.picture("mine/Real/%d.jpg".formatted(i), i, 0.8f);
      fixture.picture("mine/Fake/%d.jpg".formatted(i), 100 + i, 0.8f);
      fixture.picture("yours/Real/%d.jpg".formatted(i), 200 + i, 0.8f);
    }
    fixture.builder("mine", "yours").build(fixture.target(), IfPresent.REFUSE);
    reader = DatasetReader.open(BuildFixture.SPARK, fixture.target());
  }

  @Test
  void showsTheImagesOfSomeSourcesAlone() {
    DatasetReader mine = reader.ofSources(List.of("mine"));
    long images = 0;
    for (SplitName split : SplitName.values()) {
      assertThat(mine.split(split).select(DatasetSchema.SOURCE).distinct().collectAsList())
          .extracting(row -> row.getString(0))
          .containsExactly("mine");
      assertThat(mine.images(split, Label.REAL) + mine.images(split, Label.FAKE))
          .isEqualTo(mine.split(split).count());
      images += mine.split(split).count();
    }
    assertThat(images).isEqualTo(16);
    assertThat(mine.index().select(DatasetSchema.SOURCE).collectAsList())
        .extracting(row -> row.getString(0))
        .hasSize(16)
        .containsOnly("mine");
    assertThat(reader.index().count()).isEqualTo(24);
    assertThat(reader.ofSources(List.of("yours")).images(SplitName.TRAIN, Label.FAKE)).isZero();
    assertThat(mine.fingerprint()).isEqualTo(reader.fingerprint());
  }

  @Test
  void allSourcesNamedAreAllImages() {
    for (SplitName split : SplitName.values()) {
      assertThat(reader.ofSources(List.of("yours", "mine")).split(split).count())
          .isEqualTo(reader.split(split).count());
      assertThat(reader.ofSources(List.of()).images(split, Label.REAL))
          .isEqualTo(reader.summary().images(split, Label.REAL));
    }
  }

  @Test
  void namesTheSourcesThatThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader.ofSources(List.of("mine", "theirs")))
        .withMessageContaining("it has no source theirs (mine, yours)");
  }

  @Test
  void requiresBothClassesOfTheSourcesThatItShows() {
    reader.requireBothClasses(SplitName.TRAIN, "train");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> reader.ofSources(List.of("yours")).requireBothClasses(SplitName.TRAIN, "train"))
        .withMessage("Cannot train: split train of the dataset has no FAKE image of yours");
  }

  @Test
  void narrowsWhatItShowsAndNeverWidensIt() {
    DatasetReader mine = reader.ofSources(List.of("mine"));
    assertThat(mine.ofSources(List.of()).images(SplitName.TRAIN, Label.REAL))
        .isEqualTo(mine.images(SplitName.TRAIN, Label.REAL));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mine.ofSources(List.of("yours")))
        .withMessageContaining("it has no source yours (mine)");
  }
}
