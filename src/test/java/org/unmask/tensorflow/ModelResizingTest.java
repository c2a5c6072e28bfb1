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
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;
import org.unmask.model.ImageClassifier;
import org.unmask.model.Outcome;
import org.unmask.model.PlattScaling;
import org.unmask.model.Score;

@Tag("tensorflow")
class ModelResizingTest {
  private static final int SIZE = 64;
  private static final byte[] LARGE = TestImages.encoded(TestImages.noise(100, 100, 9), "png");
  private static final byte[] SAME_SIZE =
      TestImages.encoded(TestImages.noise(SIZE, SIZE, 9), "png");
  private static final FrozenModel STRETCHED = model(TestImages.STRETCHED);
  private static final Resizing OTHER = new Resizing(ResizeMode.CROP, ResampleFilter.TRIANGLE);
  private static final FrozenModel CROPPED = model(OTHER);

  private static FrozenModel model(Resizing resizing) {
    return FrozenModel.of(TestWeights.folded(1), TestWeights.head(2), SIZE, resizing, 1);
  }

  private static double logit(FrozenModel model, byte[] image) {
    try (ImageClassifier classifier = model.recipe(ImageLimits.DEFAULT).open(1)) {
      return ((Outcome.Success<Score>) classifier.classify(List.of(image)).get(0)).value().logit();
    }
  }

  @Test
  void aModelScoresAsItsFolderSaysThatImagesAreResized(@TempDir Path folder) throws IOException {
    CROPPED.write(folder);
    FrozenModel read = FrozenModel.read(folder);
    assertThat(logit(read, LARGE))
        .isCloseTo(logit(CROPPED, LARGE), within(1e-6))
        .isNotCloseTo(logit(STRETCHED, LARGE), within(1e-3));
    assertThat(logit(read, SAME_SIZE)).isCloseTo(logit(STRETCHED, SAME_SIZE), within(1e-6));
  }

  @Test
  void anotherCalibrationLeavesTheResizing() {
    assertThat(CROPPED.withCalibration(new PlattScaling(2, 1)).spec().resizing()).isEqualTo(OTHER);
  }

  @Test
  void isAnotherModelToWhoSharesThem() {
    assertThat(CROPPED.recipe(ImageLimits.DEFAULT).sharedAs())
        .isNotEqualTo(STRETCHED.recipe(ImageLimits.DEFAULT).sharedAs());
    assertThat(CROPPED.spec().modelId()).isEqualTo(STRETCHED.spec().modelId());
    assertThat(CROPPED.recipe(new ImageLimits(1, 1)).sharedAs())
        .isNotEqualTo(CROPPED.recipe(ImageLimits.DEFAULT).sharedAs());
  }
}
