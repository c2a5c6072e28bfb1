package org.unmask.tensorflow;

import java.util.Random;
import org.unmask.training.Targets;

/** Small networks to fine-tune, and batches that they can learn. */
final class TestNetworks {
  static final int SIZE = 32;

  private TestNetworks() {}

  static FineTuneNetwork network(String from, double momentum) {
    return network(from, momentum, new Adam.Settings(0, 0), 0);
  }

  static FineTuneNetwork decaying(String from, double layerDecay, double weightDecay) {
    return network(from, 0.9, new Adam.Settings(weightDecay, 0), layerDecay, 0);
  }

  static FineTuneNetwork network(
      String from, double momentum, Adam.Settings adam, double averageDecay) {
    return network(from, momentum, adam, 1, averageDecay);
  }

  static FineTuneNetwork network(
      String from, double momentum, Adam.Settings adam, double layerDecay, double averageDecay) {
    return new FineTuneNetwork(
        TestWeights.normalized(1),
        TestWeights.head(2),
        new FineTuneNetwork.Settings(
            from, momentum, 0, adam, layerDecay, averageDecay, Targets.PLAIN, 1, 2));
  }

  /** Dark images are real, bright ones fake. */
  static ImageBatch batch(long seed) {
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
}
