package org.unmask.training;

import java.util.Arrays;
import org.unmask.image.Label;

/** Logits with their labels, gathered batch by batch: 5 bytes an image. */
public final class ScoreLog {
  private float[] logits = new float[1024];
  private byte[] labels = new byte[1024];
  private int size;

  /** Adds a batch; {@code batchLabels} are class indices. */
  public void add(float[] batchLogits, float[] batchLabels) {
    for (int i = 0; i < batchLogits.length; i++) {
      if (size == logits.length) {
        logits = Arrays.copyOf(logits, size * 2);
        labels = Arrays.copyOf(labels, size * 2);
      }
      logits[size] = batchLogits[i];
      labels[size] = (byte) batchLabels[i];
      size++;
    }
  }

  /** All logits, in the order in which they came. */
  public double[] logits() {
    double[] copy = new double[size];
    for (int i = 0; i < size; i++) {
      copy[i] = logits[i];
    }
    return copy;
  }

  /** All labels, in the order in which they came. */
  public Label[] labels() {
    Label[] copy = new Label[size];
    for (int i = 0; i < size; i++) {
      copy[i] = Label.ofIndex(labels[i]);
    }
    return copy;
  }
}
