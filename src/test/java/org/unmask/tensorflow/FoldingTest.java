package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.image.ImageLimits;
import org.unmask.image.ImageView;
import org.unmask.model.ImageClassifier;
import org.unmask.model.Outcome;
import org.unmask.model.Score;
import org.unmask.training.BatchSource;
import org.unmask.training.Targets;

/** Folding and inserting BatchNorm change the form of the weights, never the function. */
@Tag("tensorflow")
class FoldingTest {
  private static final int SIZE = 64;

  @Test
  void foldsByHand() {
    // gamma 3, variance + epsilon = 4: scale 1.5; bias = 5 - 2 * 1.5.
    BatchNorm norm =
        new BatchNorm(
            new float[] {3}, new float[] {5}, new float[] {2}, new float[] {4 - BatchNorm.EPSILON});
    assertThat(norm.scale(0)).isCloseTo(1.5, within(1e-6));
    assertThat(norm.foldedBias()[0]).isCloseTo(2f, within(1e-6f));
  }

  @Test
  void theFrozenGraphScoresAsTheNetworkDoes() {
    NormalizedWeights weights = TestWeights.normalized(1);
    HeadWeights head = TestWeights.head(2);
    List<byte[]> images = images(6);
    float[] expected = networkLogits(weights, head, images);
    double[] frozen = frozenLogits(weights.folded(), head, images);
    for (int i = 0; i < expected.length; i++) {
      assertThat(frozen[i])
          .isCloseTo(expected[i], within(1e-3 * Math.max(1, Math.abs(expected[i]))));
    }
  }

  @Test
  void insertedBatchNormIsTheIdentityAtFirst() {
    FoldedWeights folded = TestWeights.folded(3);
    HeadWeights head = TestWeights.head(4);
    List<byte[]> images = images(8);
    try (ImageDecoder decoder =
        new ImageDecoder(SIZE, TestImages.STRETCHED, ImageLimits.DEFAULT, 2)) {
      NormalizedWeights inserted =
          Calibration.insertBatchNorm(folded, batches(images, decoder), 8, SIZE);
      double[] before = frozenLogits(folded, head, images);
      double[] after = frozenLogits(inserted.folded(), head, images);
      for (int i = 0; i < before.length; i++) {
        assertThat(after[i]).isCloseTo(before[i], within(1e-3 * Math.max(1, Math.abs(before[i]))));
      }
      BatchNorm first = inserted.norm(MobileNetV2.layers().get(0));
      assertThat(first.variance()[0]).isPositive();
      assertThat(first.gamma()[0])
          .isCloseTo((float) Math.sqrt(first.variance()[0] + 1e-3), within(1e-6f));
    }
  }

  private static List<byte[]> images(int count) {
    List<byte[]> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      images.add(TestImages.encoded(TestImages.noise(SIZE, SIZE, i), "png"));
    }
    return images;
  }

  private static ImageBatches batches(List<byte[]> images, ImageDecoder decoder) {
    return new ImageBatches(
        new PlainImages(new ListedImages(images), decoder, 1),
        DecodePool.of(0),
        4,
        ImageBatches.Order.STORED,
        2);
  }

  private static double[] frozenLogits(
      FoldedWeights weights, HeadWeights head, List<byte[]> images) {
    FrozenModel model = FrozenModel.of(weights, head, SIZE, TestImages.STRETCHED, 1);
    try (ImageClassifier classifier = model.recipe(ImageLimits.DEFAULT).open(2)) {
      return classifier.classify(images).stream()
          .mapToDouble(outcome -> ((Outcome.Success<Score>) outcome).value().logit())
          .toArray();
    }
  }

  private static float[] networkLogits(
      NormalizedWeights weights, HeadWeights head, List<byte[]> images) {
    byte[] pixels = new byte[images.size() * SIZE * SIZE * 3];
    try (ImageDecoder decoder =
            new ImageDecoder(SIZE, TestImages.STRETCHED, ImageLimits.DEFAULT, 2);
        FineTuneNetwork network =
            new FineTuneNetwork(
                weights,
                head,
                new FineTuneNetwork.Settings(
                    "all", 0.9, 0, new Adam.Settings(0, 0), 1, 0, Targets.PLAIN, 1, 2))) {
      for (int i = 0; i < images.size(); i++) {
        decoder.decode(images.get(i), ImageView.IDENTITY, pixels, i * decoder.imageBytes());
      }
      try (ImageBatch batch =
          new ImageBatch(
              Tensors.bytes(pixels, images.size(), SIZE, SIZE, 3), new float[images.size()])) {
        return network.logits(batch);
      }
    } catch (org.unmask.image.InvalidImageException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void leavesOutWhatCannotBeDecoded() {
    List<byte[]> images = images(3);
    images.add(1, new byte[] {1, 2, 3});
    int seen = 0;
    try (ImageDecoder decoder =
            new ImageDecoder(SIZE, TestImages.STRETCHED, ImageLimits.DEFAULT, 1);
        BatchSource.Walk<ImageBatch> walk = batches(images, decoder).epoch(1)) {
      while (walk.hasNext()) {
        try (ImageBatch batch = walk.next()) {
          seen += batch.size();
        }
      }
    }
    assertThat(seen).isEqualTo(3);
  }
}
