package org.unmask.training;

import java.util.function.LongSupplier;

/** A walk that knows how long its taker had to wait for batches, made ahead or not. */
final class TimedWalk<B extends Batch> implements BatchSource.Walk<B> {
  private final BatchSource.Walk<B> walk;
  private final LongSupplier nanos;
  private long waited;

  /**
   * Takes over a walk.
   *
   * @param nanos a clock, such as {@link System#nanoTime}
   */
  TimedWalk(BatchSource.Walk<B> walk, LongSupplier nanos) {
    this.walk = walk;
    this.nanos = nanos;
  }

  @Override
  public boolean hasNext() {
    long begin = nanos.getAsLong();
    boolean next = walk.hasNext();
    waited += nanos.getAsLong() - begin;
    return next;
  }

  @Override
  public B next() {
    long begin = nanos.getAsLong();
    B batch = walk.next();
    waited += nanos.getAsLong() - begin;
    return batch;
  }

  @Override
  public int behind() {
    return walk.behind();
  }

  /** How long all calls so far took together. */
  double seconds() {
    return waited / 1e9;
  }

  @Override
  public void close() {
    walk.close();
  }
}
