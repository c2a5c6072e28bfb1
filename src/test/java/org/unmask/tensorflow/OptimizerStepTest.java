package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.unmask.tensorflow.TestNetworks.SIZE;
import static org.unmask.tensorflow.TestNetworks.batch;
import static org.unmask.tensorflow.TestNetworks.decaying;
import static org.unmask.tensorflow.TestNetworks.network;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.model.Device;

/** By how much a step moves which weights. */
@Tag("tensorflow")
class OptimizerStepTest {
  private static final ConvLayer LAST = MobileNetV2.layers().get(51);
  private static final NormalizedWeights BEFORE = TestWeights.normalized(1);

  @Test
  void aScaleOfTheLossChangesNoStepOfAdamWhereverARunGoesOn(@TempDir Path folder)
      throws IOException {
    // Two steps at a rate of 1e-3 move a weight by 2e-3.
    float[] plain = headAfterTwoSteps(1, 1, folder);
    float[] start = TestWeights.head(2).kernel();
    assertThat(meanDistance(plain, start)).isGreaterThan(1e-3);
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
      try (FineTuneNetwork network = network("Conv_1", 0.9)) {
        network.train(batch, 0, 1e-3);
        network.save(folder);
      }
      TensorFlowRuntime.trainOn(new TrainingDevice(Device.CPU, 0, secondScale));
      try (FineTuneNetwork network = network("Conv_1", 0.9)) {
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
    try (FineTuneNetwork network = decaying("block_13", 0.5, 0);
        ImageBatch batch = batch(1)) {
      network.train(batch, 0, 1e-3);
      assertThat(mostMoved(TestWeights.head(2).kernel(), network.headWeights().kernel()))
          .isCloseTo(1e-3, within(1e-5));
      NormalizedWeights after = network.weights();
      assertThat(mostMoved("Conv_1", after)).isCloseTo(1e-3 / 2, within(1e-5));
      assertThat(mostMoved("block_16_project", after)).isCloseTo(1e-3 / 4, within(1e-5));
      assertThat(mostMoved("block_16_expand", after)).isCloseTo(1e-3 / 4, within(1e-5));
      assertThat(mostMoved("block_13_depthwise", after)).isCloseTo(1e-3 / 32, within(1e-6));
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
    try (FineTuneNetwork network = decaying("Conv_1", 0.5, weightDecay);
        ImageBatch batch = batch(1)) {
      network.train(batch, 0, 1e-2);
      return network.weights().kernel(LAST);
    }
  }

  private static double mostMoved(String layer, NormalizedWeights after) {
    ConvLayer named =
        MobileNetV2.layers().stream().filter(l -> l.name().equals(layer)).findFirst().orElseThrow();
    return mostMoved(BEFORE.kernel(named), after.kernel(named));
  }

  private static double mostMoved(float[] before, float[] after) {
    double most = 0;
    for (int i = 0; i < before.length; i++) {
      most = Math.max(most, Math.abs(after[i] - before[i]));
    }
    return most;
  }

  @Test
  void decayTakesFromKernelsAloneAndByTheRate() {
    NormalizedWeights plain = afterOneStep(new Adam.Settings(0, 0));
    NormalizedWeights decayed = afterOneStep(new Adam.Settings(0.5, 0));
    float[] kernel = plain.kernel(LAST);
    for (int i = 0; i < kernel.length; i += 997) {
      // The step at rate 1e-3, then 0.5 * 1e-3 of what it left.
      assertThat(decayed.kernel(LAST)[i])
          .isCloseTo(kernel[i] * (1 - 5e-4f), within(1e-6f + Math.abs(kernel[i]) * 1e-5f));
    }
    assertThat(kernel).isNotEqualTo(BEFORE.kernel(LAST));
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
    NormalizedWeights plain = afterOneStep(new Adam.Settings(0, 0));
    try (FineTuneNetwork network = network("block_16", 0.9, new Adam.Settings(0, 0), 0.99);
        ImageBatch batch = batch(1)) {
      network.train(batch, 0, 1e-3);
      NormalizedWeights averaged = network.weights();
      assertBetween(averaged.kernel(LAST), BEFORE.kernel(LAST), plain.kernel(LAST));
      assertBetween(averaged.norm(LAST).mean(), BEFORE.norm(LAST).mean(), plain.norm(LAST).mean());
      float[] logits = network.logits(batch);
      FrozenModel frozen =
          FrozenModel.of(averaged.folded(), network.headWeights(), SIZE, TestImages.STRETCHED, 1);
      assertThat(frozen.members().get(0).weights().kernel(LAST))
          .hasSameSizeAs(averaged.kernel(LAST));
      assertThat(logits).hasSize(8);
    }
  }

  private static void assertBetween(float[] averaged, float[] before, float[] after) {
    for (int i = 0; i < averaged.length; i += Math.max(1, averaged.length / 50)) {
      float expected = before[i] + 0.9f * (after[i] - before[i]);
      assertThat(averaged[i]).isCloseTo(expected, within(1e-6f + Math.abs(expected) * 1e-5f));
    }
  }
}
