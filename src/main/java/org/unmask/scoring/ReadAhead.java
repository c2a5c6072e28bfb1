package org.unmask.scoring;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Takes from a slow source on a thread of its own while the consumer works on what came before: at
 * most one item waits, and one more is being made. The source is used by that thread alone, so it
 * must not be one of Spark's iterators, which belong to the thread of their task.
 *
 * <p>{@link #close} ends the thread: soon, where the source heeds interrupts, and else when the
 * source gives its next item. It does not wait for that.
 */
final class ReadAhead<T> implements Iterator<T>, AutoCloseable {

  private sealed interface Message<T> {}

  private record Item<T>(T value) implements Message<T> {}

  private record End<T>() implements Message<T> {}

  private record Failed<T>(Throwable reason) implements Message<T> {}

  private final Iterator<T> source;
  private final BlockingQueue<Message<T>> handOver = new ArrayBlockingQueue<>(1);
  private final Thread reader;
  private volatile boolean closed;
  private @Nullable Message<T> current;

  private ReadAhead(Iterator<T> source, String name) {
    this.source = source;
    this.reader = new Thread(this::readAll, name);
    this.reader.setDaemon(true);
  }

  static <T> ReadAhead<T> start(Iterator<T> source, String name) {
    ReadAhead<T> readAhead = new ReadAhead<>(source, name);
    readAhead.reader.start();
    return readAhead;
  }

  private void readAll() {
    try {
      while (!closed) {
        Message<T> message = takeOne();
        // Asked again since a source may swallow the interrupt, and the hand-over would then wait
        // for a consumer that is gone.
        if (closed) {
          return;
        }
        handOver.put(message);
        if (!(message instanceof Item<T>)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Message<T> takeOne() {
    try {
      return source.hasNext() ? new Item<>(source.next()) : new End<>();
    } catch (RuntimeException | Error e) {
      return new Failed<>(e);
    }
  }

  /**
   * Waits for the source.
   *
   * @throws IllegalStateException if the source failed, with its failure as the cause, or if the
   *     waiting thread was interrupted; its interrupt flag is set again
   */
  @Override
  public boolean hasNext() {
    if (current == null) {
      current = await();
    }
    if (current instanceof Failed<T> failed) {
      throw new IllegalStateException("Cannot read ahead: " + failed.reason(), failed.reason());
    }
    return current instanceof Item<T>;
  }

  private Message<T> await() {
    try {
      return handOver.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for images", e);
    }
  }

  @Override
  public T next() {
    if (hasNext() && current instanceof Item<T> item) {
      current = null;
      return item.value();
    }
    throw new NoSuchElementException("No item is left");
  }

  @Override
  public void close() {
    closed = true;
    reader.interrupt();
    handOver.clear();
  }

  /** The thread that reads, so that a test can see it end. */
  Thread reader() {
    return reader;
  }
}
