package org.unmask.dataset;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Tables that several steps read: on the executors' disks, and freed together. */
final class Persisted implements AutoCloseable {
  private final List<Dataset<Row>> kept = new ArrayList<>();

  /** Keeps a table from its first use on. */
  Dataset<Row> keep(Dataset<Row> table) {
    Dataset<Row> persisted = table.persist(StorageLevel.DISK_ONLY());
    kept.add(persisted);
    return persisted;
  }

  /** Keeps what was computed already. */
  KeptRows keep(KeptRows rows) {
    kept.add(rows.rows());
    return rows;
  }

  @Override
  public void close() {
    kept.forEach(Dataset::unpersist);
    kept.clear();
  }
}
