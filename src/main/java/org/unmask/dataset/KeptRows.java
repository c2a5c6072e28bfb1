package org.unmask.dataset;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that Spark keeps on its executors, in memory or on their disks, until this is closed.
 *
 * @param rows not to be used after {@link #close}
 * @param count of the rows
 */
record KeptRows(Dataset<Row> rows, long count) implements AutoCloseable {

  /** Computes {@code rows} now. */
  static KeptRows of(Dataset<Row> rows) {
    Dataset<Row> kept = rows.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return new KeptRows(kept, kept.count());
    } catch (RuntimeException e) {
      kept.unpersist(false);
      throw e;
    }
  }

  @Override
  public void close() {
    rows.unpersist(false);
  }
}
