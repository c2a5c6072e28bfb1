package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.image.ImageLimits;
import org.unmask.image.ResampleFilter;
import org.unmask.model.ImageClassifier;
import org.unmask.model.Outcome;
import org.unmask.model.Score;

@Tag("tensorflow")
class ModelFilterTest {
  private static final int SIZE = 64;
  private static final byte[] LARGE = TestImages.encoded(TestImages.noise(100, 100, 9), "png");
  private static final byte[] SAME_SIZE =
      TestImages.encoded(TestImages.noise(SIZE, SIZE, 9), "png");
  private static final FrozenModel CUBIC =
      FrozenModel.of(TestWeights.folded(1), TestWeights.head(2), SIZE, 1);
  private static final FrozenModel TRIANGLE = CUBIC.withFilter(ResampleFilter.TRIANGLE);

  private static double logit(FrozenModel model, byte[] image) {
    try (ImageClassifier classifier = model.recipe(ImageLimits.DEFAULT).open(1)) {
      return ((Outcome.Success<Score>) classifier.classify(List.of(image)).get(0)).value().logit();
    }
  }

  @Test
  void aModelScoresByTheFilterThatItsFolderNames(@TempDir Path folder) throws IOException {
    TRIANGLE.write(folder);
    FrozenModel read = FrozenModel.read(folder);
    assertThat(logit(read, LARGE))
        .isCloseTo(logit(TRIANGLE, LARGE), within(1e-6))
        .isNotCloseTo(logit(CUBIC, LARGE), within(1e-3));
    assertThat(logit(read, SAME_SIZE)).isCloseTo(logit(CUBIC, SAME_SIZE), within(1e-6));
  }

  @Test
  void anotherTemperatureLeavesTheFilter() {
    assertThat(TRIANGLE.withTemperature(2).spec().filter()).isEqualTo(ResampleFilter.TRIANGLE);
  }

  @Test
  void isAnotherModelToWhoSharesThem() {
    assertThat(TRIANGLE.recipe(ImageLimits.DEFAULT).sharedAs())
        .isNotEqualTo(CUBIC.recipe(ImageLimits.DEFAULT).sharedAs());
    assertThat(TRIANGLE.spec().modelId()).isEqualTo(CUBIC.spec().modelId());
  }
}
