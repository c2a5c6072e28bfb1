package org.unmask.scoring;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;

/**
 * The rows that batches turn into, in order, one batch at a time. Counts each batch when its work
 * is done, and ends with a task that Spark has killed, which asks no one else between two rows.
 */
final class RowsOfBatches<T> implements Iterator<Row> {
  private final Iterator<List<T>> batches;
  private final Function<List<T>, List<Row>> work;
  private final LongAccumulator done;
  private Iterator<Row> rows = Collections.emptyIterator();

  RowsOfBatches(
      Iterator<List<T>> batches, Function<List<T>, List<Row>> work, LongAccumulator done) {
    this.batches = batches;
    this.work = work;
    this.done = done;
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext() && batches.hasNext()) {
      requireTaskAlive();
      List<T> batch = batches.next();
      rows = work.apply(batch).iterator();
      done.add(batch.size());
    }
    return rows.hasNext();
  }

  private static void requireTaskAlive() {
    TaskContext task = TaskContext.get();
    if (task != null && task.isInterrupted()) {
      throw new TaskKilledException("killed between two batches");
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("No row is left");
    }
    return rows.next();
  }
}
