package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableChunksTest {

  @ParameterizedTest
  @CsvSource({
    "part-0.parquet, true",
    "day=1/part-0.parquet, true",
    "_day=1/part-0.parquet, true",
    "part-0.crc, false",
    "_part-0.parquet, false",
    ".part-0.parquet, false",
    "_temporary/0/task_1/part-0.parquet, false",
    "_delta_log/00000000000000000010.checkpoint.parquet, false",
    ".hidden/part-0.parquet, false",
  })
  void readsWhatSparkWouldReadOfATable(String file, boolean data) {
    assertThat(TableChunks.isData("file:/a/table/" + file, 2)).isEqualTo(data);
    // Whatever the folders above the table are called.
    assertThat(TableChunks.isData("hdfs://host/_a/.table/" + file, 2)).isEqualTo(data);
  }

  @ParameterizedTest
  @CsvSource({"file:/a/part-0.parquet, 2", "file:/_a/part-0.parquet, 2", "file:/part-0.parquet, 1"})
  void aFileCanBeATable(String file, int depth) {
    assertThat(TableChunks.isData(file, depth)).isTrue();
  }
}
