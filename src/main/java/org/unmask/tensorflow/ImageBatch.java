package org.unmask.tensorflow;

import org.tensorflow.types.TUint8;
import org.unmask.training.Batch;
import org.unmask.training.Taught;

/**
 * Decoded images {@code [size, height, width, 3]} with their labels, of mixtures anything from 0 to
 * 1; owns the tensor.
 */
final class ImageBatch implements Batch {
  private final TUint8 images;
  private final float[] labels;
  private final Taught taught;

  ImageBatch(TUint8 images, float[] labels) {
    this(images, labels, Taught.NOTHING);
  }

  ImageBatch(TUint8 images, float[] labels, Taught taught) {
    this.images = images;
    this.labels = labels;
    this.taught = taught;
  }

  /** The batch's own tensor. */
  TUint8 images() {
    return images;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public float[] labels() {
    return labels;
  }

  /** What a teacher says of them. */
  Taught taught() {
    return taught;
  }

  @Override
  public void close() {
    images.close();
  }
}
