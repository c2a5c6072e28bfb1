package org.unmask.training;

/** Cached features of a few images; plain arrays, nothing native. */
public final class FeatureBatch implements Batch {
  private final float[] features;
  private final float[] labels;

  /**
   * A batch.
   *
   * @param features row-major {@code [size][width]}; not copied
   * @param labels class indices; not copied
   */
  public FeatureBatch(float[] features, float[] labels) {
    if (labels.length == 0 || features.length % labels.length != 0) {
      throw new IllegalArgumentException(
          "Invalid batch: %d features for %d labels".formatted(features.length, labels.length));
    }
    this.features = features;
    this.labels = labels;
  }

  /** Row-major {@code [size][width]}; the batch's own array. */
  public float[] features() {
    return features;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public float[] labels() {
    return labels;
  }

  @Override
  public void close() {}
}
