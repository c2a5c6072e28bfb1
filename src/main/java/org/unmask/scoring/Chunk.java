package org.unmask.scoring;

import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.unmask.storage.Listed;

/** A bounded part of a corpus, scored and committed as one. */
sealed interface Chunk {

  /** How many rows it will give. */
  long images();

  record Files(List<Listed> files) implements Chunk {
    public Files {
      files = List.copyOf(files);
    }

    @Override
    public long images() {
      return files.size();
    }
  }

  /**
   * Whole Parquet files of a table.
   *
   * @param columns those of the table, which are the same for all chunks
   */
  record Tables(List<String> files, StructType columns, long images) implements Chunk {
    public Tables {
      files = List.copyOf(files);
    }
  }
}
