package org.unmask.tensorflow;

import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.unmask.training.Batch;
import org.unmask.training.BatchSource;

/** Batches of an epoch, each made when it is asked for, by who asks. */
final class DirectWalk<B extends Batch> implements BatchSource.Walk<B> {
  private final int count;
  private final IntFunction<@Nullable B> maker;
  private int number;
  private int behind;
  private @Nullable B head;

  /**
   * A walk at its begin.
   *
   * @param from number of the first batch, 0 for all
   * @param count number of the last batch, and one
   * @param maker makes batch number i, or null to leave it out
   */
  DirectWalk(int from, int count, IntFunction<@Nullable B> maker) {
    this.number = from;
    this.behind = from;
    this.count = count;
    this.maker = maker;
  }

  @Override
  public boolean hasNext() {
    while (head == null && number < count) {
      head = maker.apply(number++);
    }
    return head != null;
  }

  @Override
  public B next() {
    B batch = hasNext() ? head : null;
    if (batch == null) {
      throw new NoSuchElementException();
    }
    head = null;
    behind = number;
    return batch;
  }

  @Override
  public int behind() {
    return behind;
  }

  @Override
  public void close() {
    if (head != null) {
      head.close();
      head = null;
    }
  }
}
