package org.unmask.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Its state depends on each batch and step and on their order, and so does its loss. */
final class SummingNetwork implements Network<FeatureBatch> {
  private double state = 1;
  private int trained;
  private int fatalLogits = Integer.MAX_VALUE;
  private Runnable end = () -> {};

  /** How many steps it has made. */
  int trained() {
    return trained;
  }

  /** Has something end the run before logits are computed the {@code calls + 1}-th time. */
  void endAtLogit(int calls, Runnable by) {
    this.fatalLogits = calls;
    this.end = by;
  }

  @Override
  public double train(FeatureBatch batch, long step, double learningRate) {
    trained++;
    double loss = Math.abs(Math.sin(state));
    state = 0.9 * state + batch.features()[0] * (step + 1) * learningRate;
    return loss;
  }

  @Override
  public float[] logits(FeatureBatch batch) {
    if (fatalLogits-- == 0) {
      end.run();
    }
    return new float[] {(float) (state * batch.features()[0])};
  }

  @Override
  public byte[] graph() {
    return new byte[0];
  }

  @Override
  public void weights(BiConsumer<String, float[]> each) {}

  @Override
  public void save(Path folder) throws IOException {
    Files.writeString(folder.resolve("state"), Double.toString(state));
  }

  @Override
  public void restore(Path folder) throws IOException {
    state = Double.parseDouble(Files.readString(folder.resolve("state")));
  }

  @Override
  public void close() {}
}
