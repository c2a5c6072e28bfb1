package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.image.ImageLimits;
import org.unmask.model.ImageClassifier;
import org.unmask.model.Outcome;
import org.unmask.model.Score;
import org.unmask.training.BatchSource;
import org.unmask.training.Distillation;

@Tag("tensorflow")
class TeacherTest {
  private static final int SIZE = 64;

  /** What is computed in bfloat16 on some CPUs differs by so much. */
  private static final float ROUNDING = 0.02f;

  private static final ListedImages IMAGES =
      new ListedImages(
          IntStream.range(0, 5)
              .mapToObj(
                  i ->
                      i == 1
                          ? new byte[] {1, 2, 3}
                          : TestImages.encoded(TestImages.noise(SIZE, SIZE, i), "png"))
              .toList());

  private static FrozenModel model(int size) {
    return FrozenModel.of(
        TestWeights.folded(3), TestWeights.head(4), size, TestImages.STRETCHED, 10);
  }

  private static float[] targets(Distillation distillation) {
    try (ImageDecoder decoder =
            new ImageDecoder(SIZE, TestImages.STRETCHED, ImageLimits.DEFAULT, 1);
        Teacher teacher = new TeacherModel(model(SIZE), distillation).open(IMAGES, SIZE, 1);
        DecodePool pool = DecodePool.of(0);
        BatchSource.Walk<ImageBatch> walk =
            new ImageBatches(
                    new PlainImages(IMAGES, decoder, 1),
                    pool,
                    8,
                    ImageBatches.Order.STORED,
                    0,
                    teacher)
                .epoch(1);
        ImageBatch batch = walk.next()) {
      assertThat(batch.labels()).containsExactly(0, 0, 1, 0);
      return batch.taught().targets(batch.labels());
    }
  }

  private static List<Double> probabilities() {
    try (ImageClassifier classifier = model(SIZE).recipe(ImageLimits.DEFAULT).open(1)) {
      return classifier.classify(IMAGES.images()).stream()
          .filter(outcome -> outcome instanceof Outcome.Success<Score>)
          .map(outcome -> ((Outcome.Success<Score>) outcome).value().probabilityFake())
          .toList();
    }
  }

  @Test
  void aTargetIsTheLabelAndWhatScoringWouldSayOfTheSameImage() {
    List<Double> probabilities = probabilities();
    assertThat(probabilities.stream().mapToDouble(p -> p).max().orElseThrow())
        .isGreaterThan(probabilities.stream().mapToDouble(p -> p).min().orElseThrow() + 0.05);

    float[] targets = targets(new Distillation(0.5, List.of("list")));

    // The second image cannot be decoded; of the others the first, third and fifth are real.
    float[] labels = {0, 0, 1, 0};
    assertThat(targets).hasSize(4);
    for (int i = 0; i < targets.length; i++) {
      float expected = (labels[i] + probabilities.get(i).floatValue()) / 2;
      assertThat(targets[i]).isCloseTo(expected, within(ROUNDING));
    }
  }

  @Test
  void aSourceThatTheTeacherIsNotAskedAboutKeepsItsLabels() {
    assertThat(targets(new Distillation(1, List.of("another")))).containsExactly(0, 0, 1, 0);
  }

  @Test
  void aTeacherHasToBeShownWhatItKnows() {
    TeacherModel teacher = new TeacherModel(model(SIZE), new Distillation(0.5, List.of()));
    teacher.requireShownAlike(SIZE, TestImages.STRETCHED);
    assertThatThrownBy(() -> teacher.requireShownAlike(32, TestImages.STRETCHED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64 pixels (stretch")
        .hasMessageContaining("would show 32")
        .hasMessageContaining("set train.input-size");
  }

  @Test
  void aTeacherSeesCropsAsTheyAre() {
    try (Teacher teacher =
            new TeacherModel(model(SIZE), new Distillation(1, List.of())).open(IMAGES, 32, 1);
        ImageBatch crop =
            new ImageBatch(Tensors.bytes(new byte[32 * 32 * 3], 1, 32, 32, 3), new float[1])) {
      float[] targets = teacher.of(crop.images(), new int[] {0}).targets(new float[] {-1});
      assertThat(targets[0]).isBetween(0f, 1f);
    }
  }
}
