package org.unmask.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * Learns nothing but how often it was trained: its logit is its feature times {@code skill}, which
 * each step changes by what a script says.
 */
final class FakeNetwork implements Network<FeatureBatch> {
  private final double[] skillAfterStep;
  private double skill = 1;
  private int steps;
  private double loss = 0.5;

  /** A network whose skill after step i is {@code skillAfterStep[i]}. */
  FakeNetwork(double... skillAfterStep) {
    this.skillAfterStep = skillAfterStep;
  }

  void breakWith(double nextLoss) {
    loss = nextLoss;
  }

  double skill() {
    return skill;
  }

  int steps() {
    return steps;
  }

  @Override
  public double train(FeatureBatch batch, long step, double learningRate) {
    skill = skillAfterStep[(int) step];
    steps++;
    return loss;
  }

  @Override
  public float[] logits(FeatureBatch batch) {
    float[] logits = new float[batch.size()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) (batch.features()[i] * skill);
    }
    return logits;
  }

  @Override
  public byte[] graph() {
    return new byte[0];
  }

  @Override
  public void weights(BiConsumer<String, float[]> each) {
    each.accept("skill", new float[] {(float) skill});
  }

  @Override
  public void save(Path folder) throws IOException {
    Files.writeString(folder.resolve("skill"), Double.toString(skill));
  }

  @Override
  public void restore(Path folder) throws IOException {
    skill = Double.parseDouble(Files.readString(folder.resolve("skill")));
  }

  @Override
  public void close() {}
}
