package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.augmentation.Change;
import org.unmask.image.ImageLimits;
import org.unmask.model.ClassifierRecipe;
import org.unmask.model.Device;
import org.unmask.model.ImageClassifier;
import org.unmask.model.Outcome;
import org.unmask.model.Precision;
import org.unmask.model.Score;

@Tag("tensorflow")
class DegradedClassifierTest {
  private static final int SIZE = 64;
  private static final byte[] IMAGE = TestImages.encoded(TestImages.noise(SIZE, SIZE, 9), "png");
  private static final FrozenModel MODEL =
      FrozenModel.of(TestWeights.folded(1), TestWeights.head(2), SIZE, TestImages.STRETCHED, 1);

  private static List<Outcome<Score>> scores(ClassifierRecipe recipe, byte[]... images) {
    try (ImageClassifier classifier = recipe.open(1)) {
      return classifier.classify(List.of(images));
    }
  }

  private static double logit(ClassifierRecipe recipe) {
    return ((Outcome.Success<Score>) scores(recipe, IMAGE).get(0)).value().logit();
  }

  private static ClassifierRecipe degraded(Map<Change, Double> strengths) {
    return MODEL.recipe(
        ImageLimits.DEFAULT, Device.AUTO, Precision.FLOAT32, new Degradation(strengths));
  }

  @Test
  void takesAsManyImagesAtOnceAsTheModelOnACpu() {
    Degradation jpeg = new Degradation(Map.of(Change.JPEG, 50.0));
    try (ImageClassifier classifier =
        MODEL.recipe(ImageLimits.DEFAULT, Device.CPU, Precision.FLOAT32, jpeg).open(1)) {
      assertThat(classifier.suitableBatch()).isEqualTo(4);
    }
  }

  @Test
  void whatChangesNothingScoresAlike() {
    double whole = logit(MODEL.recipe(ImageLimits.DEFAULT));
    assertThat(logit(degraded(Map.of(Change.RESCALE, 1.0)))).isCloseTo(whole, within(1e-6));
    assertThat(logit(degraded(Map.of(Change.BLUR, 1.5)))).isNotCloseTo(whole, within(1e-3));
    assertThat(logit(degraded(Map.of(Change.JPEG, 20.0)))).isNotCloseTo(whole, within(1e-3));
  }

  @Test
  void isAnotherModelToWhoSharesThem() {
    ClassifierRecipe whole = degraded(Map.of());
    ClassifierRecipe blurred = degraded(Map.of(Change.JPEG, 50.0, Change.BLUR, 1.5));
    assertThat(blurred.sharedAs()).isEqualTo(whole.sharedAs() + " under blur=1.5, jpeg=50.0");
    assertThat(blurred.modelId()).isEqualTo(whole.modelId());
  }

  @Test
  void aBrokenImageFailsAndTheOthersAreScored() {
    List<Outcome<Score>> scores =
        scores(degraded(Map.of(Change.BLUR, 1.0)), IMAGE, new byte[] {1, 2, 3}, IMAGE);
    assertThat(scores.get(1)).isInstanceOf(Outcome.Failure.class);
    assertThat(scores.get(0)).isEqualTo(scores.get(2)).isInstanceOf(Outcome.Success.class);
  }

  @Test
  void whatIsDrawnOrOutOfRangeIsRefused() {
    assertThatThrownBy(() -> new Degradation(Map.of(Change.NOISE, 5.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid degradation: noise=5.0 (it is drawn anew each time)");
    assertThatThrownBy(() -> new Degradation(Map.of(Change.JPEG, 0.0)))
        .hasMessage("Invalid degradation: jpeg=0.0 (1.0 to 100.0)");
  }
}
