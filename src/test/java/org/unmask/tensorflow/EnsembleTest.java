package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.unmask.image.ImageLimits;
import org.unmask.image.ImageView;
import org.unmask.model.ImageClassifier;
import org.unmask.model.Outcome;
import org.unmask.model.PlattScaling;
import org.unmask.model.Score;

@Tag("tensorflow")
class EnsembleTest {
  private static final int SIZE = 64;
  private static final List<byte[]> IMAGES =
      IntStream.range(0, 4)
          .mapToObj(i -> TestImages.encoded(TestImages.noise(SIZE, SIZE, i), "png"))
          .toList();
  private static final FrozenModel ONE = model(1, 2);
  private static final FrozenModel OTHER = model(3, 8);
  private static final FrozenModel THIRD = model(5, 0.5);

  @TempDir Path folder;

  private static FrozenModel model(int seed, double temperature) {
    return FrozenModel.of(
        TestWeights.folded(seed),
        TestWeights.head(seed + 1),
        SIZE,
        TestImages.STRETCHED,
        temperature);
  }

  private static Ensemble with(double share, FrozenModel... others) {
    return new Ensemble(List.of(others), OptionalDouble.of(share));
  }

  private static Ensemble alike(FrozenModel... others) {
    return new Ensemble(List.of(others), OptionalDouble.empty());
  }

  private static double[] logits(FrozenModel model) {
    try (ImageClassifier classifier = model.recipe(ImageLimits.DEFAULT).open(1)) {
      return classifier.classify(IMAGES).stream()
          .mapToDouble(outcome -> ((Outcome.Success<Score>) outcome).value().logit())
          .toArray();
    }
  }

  private static void assertMean(FrozenModel ensemble, double... calibratedShares) {
    double[][] each = {logits(ONE), logits(OTHER), logits(THIRD)};
    double[] temperatures = {2, 8, 0.5};
    double[] sums = logits(ensemble);
    for (int i = 0; i < sums.length; i++) {
      double expected = 0;
      for (int m = 0; m < calibratedShares.length; m++) {
        expected += calibratedShares[m] * each[m][i] / temperatures[m];
      }
      assertThat(sums[i]).isCloseTo(expected, within(1e-3 + 1e-4 * Math.abs(expected)));
    }
  }

  @Test
  void itsLogitIsTheMeanOfCalibratedOnes() {
    assertMean(with(0.25, OTHER).with(ONE), 0.75, 0.25);
    assertMean(alike(OTHER, THIRD).with(ONE), 1 / 3.0, 1 / 3.0, 1 / 3.0);
    assertMean(with(0.5, OTHER, THIRD).with(ONE), 0.5, 0.25, 0.25);
  }

  @Test
  void anEnsembleInAnEnsembleCountsAsOne() {
    FrozenModel pair = alike(OTHER).with(ONE);
    FrozenModel both = alike(pair).with(THIRD);
    assertThat(both.networks()).isEqualTo(3);
    assertMean(both, 0.25, 0.25, 0.5);
  }

  @Test
  void calibrationShiftsTheSumOnce() {
    FrozenModel pair = alike(OTHER).with(ONE);
    FrozenModel calibrated = pair.withCalibration(new PlattScaling(4, 1.5));
    double[] before = logits(pair);
    double[] after = logits(calibrated);
    for (int i = 0; i < before.length; i++) {
      assertThat(after[i]).isCloseTo(before[i] + 1.5, within(1e-4));
    }
    assertThat(calibrated.spec().temperature()).isEqualTo(4);
    assertThat(calibrated.networks()).isEqualTo(2);
  }

  @Test
  void survivesTheDiskAndIsNotTrainedOn() throws IOException {
    FrozenModel pair = alike(OTHER).with(ONE);
    pair.write(folder);
    FrozenModel read = FrozenModel.read(folder);
    assertThat(read.networks()).isEqualTo(2);
    assertThat(logits(read)).isEqualTo(logits(pair));
    assertThatThrownBy(() -> InitialWeights.of(read, SIZE).requireOneNetwork())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("an ensemble of 2 networks");
    InitialWeights.of(ONE, SIZE).requireOneNetwork();
    // Of all its networks: another ensemble that begins with the same one is something else.
    assertThat(InitialWeights.of(read, SIZE).identity())
        .isNotEqualTo(InitialWeights.of(alike(THIRD).with(ONE), SIZE).identity());
  }

  @Test
  void aModelOfOneNetworkIsWhatItWasBeforeThereWereEnsembles() {
    FrozenModel shipped = FrozenModel.read(Path.of("data/models/detector"));
    FrozenModel again =
        FrozenModel.of(
            shipped.members(),
            shipped.spec().inputSize(),
            shipped.spec().resizing(),
            shipped.spec().temperature());
    assertThat(again.spec().modelId()).isEqualTo(shipped.spec().modelId());
  }

  @Test
  void theShippedPairIsTheShippedDetectorAndAnother() {
    FrozenModel detector = FrozenModel.read(Path.of("data/models/detector"));
    List<Member> pair = FrozenModel.read(Path.of("data/models/detector-pair")).members();
    assertThat(pair).hasSize(2);
    for (ConvLayer layer : MobileNetV2.layers()) {
      float[] kernel = detector.members().get(0).weights().kernel(layer);
      assertThat(pair.get(1).weights().kernel(layer)).isEqualTo(kernel);
      assertThat(pair.get(0).weights().kernel(layer)).isNotEqualTo(kernel);
    }
  }

  @Test
  void bfloat16NarrowsEachNetworkAlike() {
    long one = narrow(ONE);
    assertThat(one).isPositive();
    // Each network has its own cast to bfloat16 and back.
    assertThat(narrow(alike(OTHER, THIRD).with(ONE))).isEqualTo(3 * one);
  }

  private static long narrow(FrozenModel model) {
    return Bfloat16Graph.of(model.graph()).getNodeList().stream()
        .filter(EnsembleTest::isNarrow)
        .count();
  }

  private static boolean isNarrow(NodeDef node) {
    return node.getAttrMap().values().stream()
        .anyMatch(value -> value.getType() == DataType.DT_BFLOAT16);
  }

  @Test
  void allHaveToSeeTheSamePixels() {
    Ensemble pair = alike(OTHER);
    pair.requireFit(1, SIZE, TestImages.STRETCHED);
    assertThatThrownBy(() -> pair.requireFit(1, 32, TestImages.STRETCHED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(OTHER.spec().modelId().substring(0, 12))
        .hasMessageContaining("64 pixels (stretch")
        .hasMessageContaining("would show 32");
  }

  @Test
  void thereIsALimit() {
    Ensemble pair = alike(OTHER);
    pair.requireFit(7, SIZE, TestImages.STRETCHED);
    assertThatThrownBy(() -> pair.requireFit(8, SIZE, TestImages.STRETCHED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9 networks (1 to 8)");
    List<Member> nine = Collections.nCopies(9, ONE.members().get(0));
    assertThatThrownBy(() -> FrozenModel.of(nine, SIZE, TestImages.STRETCHED, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9 networks (1 to 8)");
    assertThatThrownBy(() -> new Ensemble(List.of(), OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noneIsAskedTwice() {
    Ensemble twice = alike(OTHER, OTHER);
    assertThatThrownBy(() -> twice.requireFit(1, SIZE, TestImages.STRETCHED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the same detector twice");
  }

  @Test
  void itsEmbeddingIsThatOfTheTrainedNetwork() {
    assertThat(embedding(alike(OTHER).with(ONE)))
        .containsExactly(embedding(ONE), within(1e-4f))
        .isNotEqualTo(embedding(OTHER));
  }

  private static float[] embedding(FrozenModel model) {
    try (ImageClassifier classifier = model.recipe(ImageLimits.DEFAULT).open(1)) {
      return ((Outcome.Success<List<float[]>>)
              classifier.embed(IMAGES.subList(0, 1), List.of(ImageView.IDENTITY)).get(0))
          .value()
          .get(0);
    }
  }

  /** The weight of a member in an ensemble hangs on it. */
  @Test
  void aSpecOfAnotherTemperatureIsRefused() throws IOException {
    ONE.write(folder);
    Path spec = folder.resolve("assets.extra/model-spec.json");
    String json = Files.readString(spec);
    String other = json.replaceFirst("(\"temperature\"\\s*:\\s*)2(\\.0)?", "$10.125");
    assertThat(other).isNotEqualTo(json);
    Files.writeString(spec, other);
    assertThatThrownBy(() -> FrozenModel.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("another temperature");
  }
}
