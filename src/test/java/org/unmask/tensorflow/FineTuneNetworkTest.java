package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.unmask.model.Device;
import org.unmask.training.Targets;

@Tag("tensorflow")
class FineTuneNetworkTest {
  private static final int SIZE = 32;
  private static final ConvLayer FIRST = MobileNetV2.layers().get(0);
  private static final ConvLayer LAST = MobileNetV2.layers().get(51);

  @TempDir Path folder;

  private static FineTuneNetwork network(String from, double momentum) {
    return network(from, momentum, new Adam.Settings(0, 0), 0);
  }

  private static FineTuneNetwork decaying(double layerDecay, double weightDecay) {
    return network("all", 0.9, new Adam.Settings(weightDecay, 0), layerDecay, 0);
  }

  private static FineTuneNetwork network(
      String from, double momentum, Adam.Settings adam, double averageDecay) {
    return network(from, momentum, adam, 1, averageDecay);
  }

  private static FineTuneNetwork network(
      String from, double momentum, Adam.Settings adam, double layerDecay, double averageDecay) {
    return new FineTuneNetwork(
        TestWeights.normalized(1),
        TestWeights.head(2),
        new FineTuneNetwork.Settings(
            from, momentum, 0, adam, layerDecay, averageDecay, Targets.PLAIN, 1, 2));
  }

  /** Dark images are real, bright ones fake. */
  private static ImageBatch batch(long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[8 * SIZE * SIZE * 3];
    float[] labels = new float[8];
    int imageBytes = SIZE * SIZE * 3;
    for (int i = 0; i < pixels.length; i++) {
      int fake = i / imageBytes % 2;
      labels[i / imageBytes] = fake;
      pixels[i] = (byte) (random.nextInt(100) + 100 * fake);
    }
    return new ImageBatch(Tensors.bytes(pixels, 8, SIZE, SIZE, 3), labels);
  }

  @Test
  void learnsToTellDarkFromBright() {
    try (FineTuneNetwork network = network("all", 0.9);
        ImageBatch batch = batch(1)) {
      double first = network.train(batch, 0, 1e-3);
      double last = first;
      for (int step = 1; step < 15; step++) {
        last = network.train(batch, step, 1e-3);
      }
      assertThat(last).isLessThan(first / 2).isLessThan(0.2);
    }
  }

  @Test
  void namesAStateThatCannotBeWrittenOrRead() {
    try (FineTuneNetwork network = network("all", 0.9)) {
      assertThatIOException().isThrownBy(() -> network.restore(folder.resolve("gone")));
      assertThatIOException()
          .isThrownBy(() -> network.save(Path.of("/proc/self/no-folder-can-be-made")));
    }
  }

  @Test
  void aScaleOfTheLossChangesNoStepOfAdamWhereverARunGoesOn(@TempDir Path folder)
      throws IOException {
    // Two steps at a rate of 1e-3 move a weight by 2e-3.
    float[] plain = headAfterTwoSteps(1, 1, folder);
    float[] start = TestWeights.head(2).kernel();
    assertThat(meanDistance(plain, start)).isGreaterThan(1e-3);
    assertThat(meanDistance(plain, headAfterTwoSteps(128, 128, folder))).isLessThan(1e-6);
    assertThat(meanDistance(plain, headAfterTwoSteps(128, 1, folder))).isLessThan(1e-6);
    assertThat(meanDistance(plain, headAfterTwoSteps(1, 128, folder))).isLessThan(1e-6);
  }

  private static double meanDistance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs(one[i] - other[i]);
    }
    return sum / one.length;
  }

  private static float[] headAfterTwoSteps(float firstScale, float secondScale, Path folder)
      throws IOException {
    try (ImageBatch batch = batch(1)) {
      TensorFlowRuntime.trainOn(new TrainingDevice(Device.CPU, 0, firstScale));
      try (FineTuneNetwork network = network("block_16", 0.9)) {
        network.train(batch, 0, 1e-3);
        network.save(folder);
      }
      TensorFlowRuntime.trainOn(new TrainingDevice(Device.CPU, 0, secondScale));
      try (FineTuneNetwork network = network("block_16", 0.9)) {
        network.restore(folder);
        network.train(batch, 1, 1e-3);
        return network.headWeights().kernel();
      }
    } finally {
      TensorFlowRuntime.trainOn(TrainingDevice.ANY);
    }
  }

  @Test
  void letsEachBlockLearnAtAShareOfTheNextOnesRate() {
    // Adam's first step moves each weight by its rate, whatever the gradient's size.
    try (FineTuneNetwork network = decaying(0.5, 0);
        ImageBatch batch = batch(1)) {
      network.train(batch, 0, 1e-3);
      assertThat(mostMoved(TestWeights.head(2).kernel(), network.headWeights().kernel()))
          .isCloseTo(1e-3, within(1e-5));
      assertThat(mostMoved("Conv_1", network)).isCloseTo(1e-3 / 2, within(1e-5));
      assertThat(mostMoved("block_16_project", network)).isCloseTo(1e-3 / 4, within(1e-5));
      assertThat(mostMoved("block_16_expand", network)).isCloseTo(1e-3 / 4, within(1e-5));
      assertThat(mostMoved("block_13_depthwise", network)).isCloseTo(1e-3 / 32, within(1e-6));
    }
  }

  @Test
  void decaysEachBlocksKernelsAtItsOwnRate() {
    float[] plain = kernelAfterOneStep(0);
    float[] decayed = kernelAfterOneStep(0.1);
    for (int i = 0; i < plain.length; i++) {
      // A tenth at rate 1 is, at a rate of 1e-2 / 2, one in two thousand of the weight.
      assertThat(plain[i] - decayed[i]).isCloseTo(plain[i] / 2000, within(1e-6f));
    }
    assertThat(mostMoved(plain, decayed)).isGreaterThan(1e-5);
  }

  private static float[] kernelAfterOneStep(double weightDecay) {
    try (FineTuneNetwork network = decaying(0.5, weightDecay);
        ImageBatch batch = batch(1)) {
      network.train(batch, 0, 1e-2);
      return network.weights().kernel(LAST);
    }
  }

  private static double mostMoved(String layer, FineTuneNetwork network) {
    ConvLayer named =
        MobileNetV2.layers().stream().filter(l -> l.name().equals(layer)).findFirst().orElseThrow();
    return mostMoved(TestWeights.normalized(1).kernel(named), network.weights().kernel(named));
  }

  private static double mostMoved(float[] before, float[] after) {
    double most = 0;
    for (int i = 0; i < before.length; i++) {
      most = Math.max(most, Math.abs(after[i] - before[i]));
    }
    return most;
  }

  @Test
  void leavesFrozenLayersBitIdentical() {
    NormalizedWeights before = TestWeights.normalized(1);
    try (FineTuneNetwork network = network("block_16", 0.9);
        ImageBatch batch = batch(1)) {
      network.train(batch, 0, 1e-3);
      NormalizedWeights after = network.weights();
      for (ConvLayer layer : MobileNetV2.layers()) {
        boolean trains = MobileNetV2.layersFrom("block_16").contains(layer);
        assertThat(java.util.Arrays.equals(after.kernel(layer), before.kernel(layer)))
            .as(layer.name())
            .isEqualTo(!trains);
        assertThat(java.util.Arrays.equals(after.norm(layer).mean(), before.norm(layer).mean()))
            .as(layer.name())
            .isEqualTo(!trains);
      }
    }
  }

  @Test
  void showsItsGraphAndTheWeightsThatTrain() throws IOException {
    try (FineTuneNetwork network = network("Conv_1", 0.9)) {
      Map<String, float[]> seen = new LinkedHashMap<>();
      network.weights(seen::put);
      assertThat(seen.keySet())
          .containsExactly(
              "Conv_1/kernel", "Conv_1_bn/gamma", "Conv_1_bn/beta", "head/kernel", "head/bias");
      assertThat(seen.get("Conv_1/kernel")).isEqualTo(TestWeights.normalized(1).kernel(LAST));
      GraphDef graph = GraphDef.parseFrom(network.graph());
      assertThat(graph.getNodeList())
          .extracting(NodeDef::getOp)
          .contains("Conv2D", "FusedBatchNormV3", "FusedBatchNormGradV3", "AssignSub");
      // Values are fed and not part of it: what TensorBoard loads stays small.
      assertThat(graph.getSerializedSize()).isLessThan(4 << 20);
    }
  }

  @Test
  void agreesWithTheSlopeOfTheLoss() {
    // Adam's first step moves each weight by the rate, against the sign of its gradient. Moving
    // all of them a little must lower the loss by more than chance would.
    try (FineTuneNetwork network = network("all", 0.9);
        ImageBatch batch = batch(3)) {
      double before = network.train(batch, 0, 1e-5);
      double after = network.train(batch, 1, 1e-9);
      assertThat(after).isLessThan(before);
    }
  }

  @Test
  void earlyStepsMoveTheMomentsFaster() {
    try (FineTuneNetwork network = network("Conv_1", 0.99);
        ImageBatch batch = batch(1)) {
      float[] start = TestWeights.normalized(1).norm(LAST).mean().clone();
      network.train(batch, 0, 1e-9);
      float[] after = network.weights().norm(LAST).mean();
      network.train(batch, 1, 1e-9);
      float[] later = network.weights().norm(LAST).mean();
      // Step 0 keeps 1/10 and step 1 keeps 2/11; the batch's mean is nearly the same both times.
      float batchMean = (after[0] - 0.1f * start[0]) / 0.9f;
      assertThat(later[0]).isCloseTo(batchMean + 2 / 11f * (after[0] - batchMean), within(1e-3f));
    }
  }

  @Test
  void goesOnFromACheckpointAsIfNeverStopped() throws IOException {
    double expected;
    try (FineTuneNetwork whole = network("all", 0.9);
        ImageBatch one = batch(1);
        ImageBatch two = batch(2)) {
      whole.train(one, 0, 1e-3);
      whole.save(folder);
      whole.train(two, 1, 1e-3);
      expected = whole.train(one, 2, 1e-3);
    }
    try (FineTuneNetwork resumed = network("all", 0.9);
        ImageBatch one = batch(1);
        ImageBatch two = batch(2)) {
      resumed.restore(folder);
      resumed.train(two, 1, 1e-3);
      assertThat(resumed.train(one, 2, 1e-3)).isCloseTo(expected, within(1e-4));
    }
  }

  @Test
  void knowsItsBlocks() {
    assertThat(MobileNetV2.layers()).hasSize(52);
    assertThat(MobileNetV2.layersFrom("all")).first().isEqualTo(FIRST);
    assertThat(MobileNetV2.layersFrom("Conv_1")).containsExactly(LAST);
    assertThat(MobileNetV2.layersFrom("block_1"))
        .first()
        .extracting("name")
        .isEqualTo("block_1_expand");
    assertThat(MobileNetV2.layersFrom("block_16")).hasSize(4);
  }

  @Test
  void decayTakesFromKernelsAloneAndByTheRate() {
    NormalizedWeights before = TestWeights.normalized(1);
    NormalizedWeights plain = afterOneStep(new Adam.Settings(0, 0));
    NormalizedWeights decayed = afterOneStep(new Adam.Settings(0.5, 0));
    float[] kernel = plain.kernel(LAST);
    for (int i = 0; i < kernel.length; i += 997) {
      // The step at rate 1e-3, then 0.5 * 1e-3 of what it left.
      assertThat(decayed.kernel(LAST)[i])
          .isCloseTo(kernel[i] * (1 - 5e-4f), within(1e-6f + Math.abs(kernel[i]) * 1e-5f));
    }
    assertThat(kernel).isNotEqualTo(before.kernel(LAST));
    assertThat(decayed.norm(LAST).gamma()).isEqualTo(plain.norm(LAST).gamma());
    assertThat(decayed.norm(LAST).beta()).isEqualTo(plain.norm(LAST).beta());
  }

  private static NormalizedWeights afterOneStep(Adam.Settings adam) {
    try (FineTuneNetwork network = network("block_16", 0.9, adam, 0);
        ImageBatch batch = batch(1)) {
      network.train(batch, 0, 1e-3);
      return network.weights();
    }
  }

  @Test
  void averagesFollowTheWeightsAndAreWhatIsScored() {
    // At step 0 a tenth is kept, so that 9 tenths of the way from the first to the new weights.
    NormalizedWeights before = TestWeights.normalized(1);
    NormalizedWeights plain = afterOneStep(new Adam.Settings(0, 0));
    try (FineTuneNetwork network = network("block_16", 0.9, new Adam.Settings(0, 0), 0.99);
        ImageBatch batch = batch(1)) {
      network.train(batch, 0, 1e-3);
      NormalizedWeights averaged = network.weights();
      assertBetween(averaged.kernel(LAST), before.kernel(LAST), plain.kernel(LAST));
      assertBetween(averaged.norm(LAST).mean(), before.norm(LAST).mean(), plain.norm(LAST).mean());
      float[] logits = network.logits(batch);
      FrozenModel frozen =
          FrozenModel.of(averaged.folded(), network.headWeights(), SIZE, TestImages.STRETCHED, 1);
      assertThat(frozen.weights().kernel(LAST)).hasSameSizeAs(averaged.kernel(LAST));
      assertThat(logits).hasSize(8);
    }
  }

  private static void assertBetween(float[] averaged, float[] before, float[] after) {
    for (int i = 0; i < averaged.length; i += Math.max(1, averaged.length / 50)) {
      float expected = before[i] + 0.9f * (after[i] - before[i]);
      assertThat(averaged[i]).isCloseTo(expected, within(1e-6f + Math.abs(expected) * 1e-5f));
    }
  }

  @Test
  void resumesWithItsAveragesAsIfNeverStopped() throws IOException {
    Adam.Settings adam = new Adam.Settings(0.01, 1);
    NormalizedWeights straight;
    try (FineTuneNetwork network = network("block_16", 0.9, adam, 0.9);
        ImageBatch batch = batch(1)) {
      network.train(batch, 0, 1e-3);
      network.save(folder);
      network.train(batch, 1, 1e-3);
      straight = network.weights();
    }
    try (FineTuneNetwork network = network("block_16", 0.9, adam, 0.9);
        ImageBatch batch = batch(1)) {
      network.restore(folder);
      network.train(batch, 1, 1e-3);
      float[] resumed = network.weights().kernel(LAST);
      for (int i = 0; i < resumed.length; i += 997) {
        assertThat(resumed[i]).isCloseTo(straight.kernel(LAST)[i], within(1e-6f));
      }
    }
  }
}
