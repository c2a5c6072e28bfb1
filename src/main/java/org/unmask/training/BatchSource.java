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
   * Walks one epoch, or the end of one. The order, and what augmentation does, follow from the
   * source's seed, {@code epoch} and a batch's number alone, so that the end of an epoch is the
   * same whether or not its beginning was walked.
   *
   * @param epoch 1 for the first
   * @param from number of the first batch to give, 0 for all; those before it are not made
   */
  Walk<B> epoch(int epoch, int from);

  /**
   * How many images have been left out, by the walks so far or before them, since they cannot be
   * decoded.
   */
  default int leftOut() {
    return 0;
  }

  /** Walks one epoch from its first batch. */
  default Walk<B> epoch(int epoch) {
    return epoch(epoch, 0);
  }

  /** One pass; the caller closes it, and each batch that it took. */
  interface Walk<B extends Batch> extends AutoCloseable {

    /** Whether another batch follows; waits for it where it is still being made. */
    boolean hasNext();

    B next();

    /**
     * The number of the batch after the one that was taken last: where another walk would go on.
     */
    int behind();

    @Override
    void close();
  }
}
