package org.unmask.training;

import java.util.Arrays;

/** Batches of cached features, reshuffled each epoch or in stored order. */
public final class FeatureBatches implements BatchSource<FeatureBatch> {

  /** In which order rows come. */
  public enum Order {
    SHUFFLED,
    STORED
  }

  private final FeatureStore store;
  private final int batchSize;
  private final Order order;
  private final long seed;

  public FeatureBatches(FeatureStore store, int batchSize, Order order, long seed) {
    if (store.size() == 0) {
      throw new IllegalArgumentException("Cannot make batches: there are no features");
    }
    this.store = store;
    this.batchSize = batchSize;
    this.order = order;
    this.seed = seed;
  }

  @Override
  public int batchesPerEpoch() {
    return (store.size() + batchSize - 1) / batchSize;
  }

  @Override
  public int leftOut() {
    return store.leftOut();
  }

  @Override
  public Walk<FeatureBatch> epoch(int epoch, int from) {
    int[] indices =
        switch (order) {
          case SHUFFLED -> EpochOrder.shuffled(store.size(), seed, epoch);
          case STORED -> EpochOrder.inOrder(store.size());
        };
    return new Walk<>() {
      private int next = Math.multiplyExact(from, batchSize);

      @Override
      public boolean hasNext() {
        return next < indices.length;
      }

      @Override
      public FeatureBatch next() {
        int end = Math.min(next + batchSize, indices.length);
        FeatureBatch batch = store.batch(Arrays.copyOfRange(indices, next, end));
        next = end;
        return batch;
      }

      @Override
      public int behind() {
        return (next + batchSize - 1) / batchSize;
      }

      @Override
      public void close() {}
    };
  }
}
