package org.unmask.scoring;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Items in batches, in their order. Holds one batch and the item that no longer fitted into it;
 * takes nothing from its source before it is asked.
 */
final class Batches<T> implements Iterator<List<T>> {
  private final Iterator<T> source;
  private final ToLongFunction<T> bytes;
  private final Batching batching;
  private @Nullable T held;

  Batches(Iterator<T> source, ToLongFunction<T> bytes, Batching batching) {
    if (batching.maxImages() < 1) {
      throw new IllegalArgumentException(
          "Invalid batch-size: " + batching.maxImages() + " (1 or more, here)");
    }
    this.source = source;
    this.bytes = bytes;
    this.batching = batching;
  }

  @Override
  public boolean hasNext() {
    return held != null || source.hasNext();
  }

  @Override
  public List<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("No batch is left");
    }
    List<T> batch = new ArrayList<>();
    long total = 0;
    T item = take();
    while (item != null) {
      total += bytes.applyAsLong(item);
      if (!batch.isEmpty() && total > batching.maxBytes()) {
        held = item;
        return batch;
      }
      batch.add(item);
      item = batch.size() < batching.maxImages() ? take() : null;
    }
    return batch;
  }

  private @Nullable T take() {
    T item = held;
    held = null;
    if (item == null && source.hasNext()) {
      item = source.next();
    }
    return item;
  }
}
