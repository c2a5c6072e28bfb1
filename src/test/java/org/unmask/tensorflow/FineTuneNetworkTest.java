package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;
import static org.unmask.tensorflow.TestNetworks.batch;
import static org.unmask.tensorflow.TestNetworks.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

@Tag("tensorflow")
class FineTuneNetworkTest {
  private static final ConvLayer FIRST = MobileNetV2.layers().get(0);
  private static final ConvLayer LAST = MobileNetV2.layers().get(51);

  @TempDir Path folder;

  @Test
  void learnsToTellDarkFromBright() {
    try (FineTuneNetwork network = network("block_13", 0.9);
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
    try (FineTuneNetwork network = network("Conv_1", 0.9)) {
      assertThatIOException().isThrownBy(() -> network.restore(folder.resolve("gone")));
      assertThatIOException()
          .isThrownBy(() -> network.save(Path.of("/proc/self/no-folder-can-be-made")));
    }
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
      assertThat(network.weights().kernel(FIRST))
          .isNotEqualTo(TestWeights.normalized(1).kernel(FIRST));
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
