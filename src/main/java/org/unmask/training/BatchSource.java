package org.unmask.training;

/**
 * Where batches come from; may be walked any number of times, one walk at a time.
 *
 * @param <B> the kind of batch
 */
public interface BatchSource<B extends Batch> {

  /** How many batches an epoch has; 1 or more. */
  int batchesPerEpoch();

  /**
   * Walks one epoch. The order, and what augmentation does, follow from the source's seed and
   * {@code epoch} alone.
   *
   * @param epoch 1 for the first
   */
  Walk<B> epoch(int epoch);

  /** One pass; the caller closes it, and each batch that it took. */
  interface Walk<B extends Batch> extends AutoCloseable {

    /** Whether another batch follows; waits for it where it is still being made. */
    boolean hasNext();

    B next();

    @Override
    void close();
  }
}
