package org.unmask.tensorflow;

import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.unmask.training.Batch;
import org.unmask.training.BatchSource;

/**
 * Batches 0 to n - 1, made on a thread of its own ahead of whoever takes them. A failure of the
 * maker is thrown where the batch would have been taken.
 */
final class PrefetchingWalk<B extends Batch> implements BatchSource.Walk<B> {

  /** What goes through the queue: a batch, a failure, or the end where both are null. */
  private record Item<B>(@Nullable B batch, @Nullable Throwable failure) {}

  private final BlockingQueue<Item<B>> queue;
  private final Thread maker;
  private @Nullable Item<B> head;

  /**
   * Starts making.
   *
   * @param maker makes batch number i, or null to leave it out
   */
  PrefetchingWalk(int count, int ahead, IntFunction<@Nullable B> maker, String threadName) {
    this.queue = new ArrayBlockingQueue<>(ahead);
    this.maker = new Thread(() -> make(count, maker), threadName);
    this.maker.setDaemon(true);
    this.maker.start();
  }

  private void make(int count, IntFunction<@Nullable B> source) {
    try {
      for (int i = 0; i < count && !Thread.currentThread().isInterrupted(); i++) {
        B batch = source.apply(i);
        if (batch != null && !put(new Item<>(batch, null))) {
          batch.close();
          return;
        }
      }
      put(new Item<>(null, null));
    } catch (RuntimeException | Error e) {
      put(new Item<>(null, e));
    }
  }

  private boolean put(Item<B> item) {
    try {
      queue.put(item);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public boolean hasNext() {
    Item<B> item = peek();
    if (item.failure() instanceof RuntimeException e) {
      throw e;
    }
    if (item.failure() instanceof Error e) {
      throw e;
    }
    return item.batch() != null;
  }

  @Override
  public B next() {
    B batch = hasNext() ? peek().batch() : null;
    if (batch == null) {
      throw new NoSuchElementException();
    }
    head = null;
    return batch;
  }

  private Item<B> peek() {
    try {
      Item<B> item = head == null ? queue.take() : head;
      head = item;
      return item;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a batch", e);
    }
  }

  @Override
  public void close() {
    maker.interrupt();
    try {
      maker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (head != null && head.batch() != null) {
      head.batch().close();
    }
    for (Item<B> item = queue.poll(); item != null; item = queue.poll()) {
      if (item.batch() != null) {
        item.batch().close();
      }
    }
  }
}
