package org.unmask.tensorflow;

import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.unmask.training.Batch;
import org.unmask.training.BatchSource;

/**
 * Batches of an epoch, made on a thread of its own ahead of whoever takes them. A failure of the
 * maker is thrown where the batch would have been taken.
 */
final class PrefetchingWalk<B extends Batch> implements BatchSource.Walk<B> {

  /** What goes through the queue: a batch, a failure, or the end where both are null. */
  private record Item<B>(int number, @Nullable B batch, @Nullable Throwable failure) {}

  /** How often a closer looks whether the maker has ended without a last word. */
  private static final int POLL_MILLIS = 10;

  private final BlockingQueue<Item<B>> queue;
  private final Thread maker;
  private volatile boolean stopped;
  private int behind;
  private @Nullable Item<B> head;

  /**
   * Starts making.
   *
   * @param from number of the first batch, 0 for all
   * @param count number of the last batch, and one
   * @param maker makes batch number i, or null to leave it out
   */
  PrefetchingWalk(
      int from, int count, int ahead, IntFunction<@Nullable B> maker, String threadName) {
    this.behind = from;
    this.queue = new ArrayBlockingQueue<>(ahead);
    this.maker = new Thread(() -> make(from, count, maker), threadName);
    this.maker.setDaemon(true);
    this.maker.start();
  }

  private void make(int from, int count, IntFunction<@Nullable B> source) {
    try {
      for (int i = from; i < count && !stopped; i++) {
        B batch = source.apply(i);
        if (batch != null && !put(new Item<>(i, batch, null))) {
          batch.close();
          return;
        }
      }
      put(new Item<>(count, null, null));
    } catch (RuntimeException | Error e) {
      put(new Item<>(count, null, e));
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
    behind = peek().number() + 1;
    head = null;
    return batch;
  }

  @Override
  public int behind() {
    return behind;
  }

  /** Not ended by an interrupt, which the taker heeds between two batches, nothing being lost. */
  private Item<B> peek() {
    Item<B> item = head;
    boolean interrupted = false;
    while (item == null) {
      try {
        item = queue.take();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    head = item;
    return item;
  }

  /**
   * Waits for the batch that is being made, if any. The maker is not interrupted: that would close
   * the file which it reads for everybody.
   */
  @Override
  public void close() {
    stopped = true;
    if (head != null) {
      close(head);
      head = null;
    }
    boolean interrupted = false;
    while (maker.isAlive()) {
      try {
        // Each item that is taken makes room for the one that the maker may hold.
        Item<B> item = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (item != null) {
          close(item);
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    queue.forEach(PrefetchingWalk::close);
    queue.clear();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static <B extends Batch> void close(Item<B> item) {
    if (item.batch() != null) {
      item.batch().close();
    }
  }
}
