package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableFilesTest {
  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource({
    "part-0.parquet, true",
    "day=1/part-0.parquet, true",
    "_day=1/part-0.parquet, true",
    "000000_0, true",
    "day=1/000000_0, true",
    "_SUCCESS, false",
    "part-0.parquet._COPYING_, false",
    "part-0.crc, false",
    "_part-0.parquet, false",
    ".part-0.parquet, false",
    "_temporary/0/task_1/part-0.parquet, false",
    "_delta_log/00000000000000000010.checkpoint.parquet, false",
    ".hidden/part-0.parquet, false",
  })
  void readsWhatSparkWouldReadOfATable(String file, boolean data) {
    assertThat(TableFiles.isData("file:/a/table/" + file, 2)).isEqualTo(data);
    // Whatever the folders above the table are called.
    assertThat(TableFiles.isData("hdfs://host/_a/.table/" + file, 2)).isEqualTo(data);
  }

  @ParameterizedTest
  @CsvSource({"file:/a/part-0.parquet, 2", "file:/_a/part-0.parquet, 2", "file:/part-0.parquet, 1"})
  void aFileCanBeATable(String file, int depth) {
    assertThat(TableFiles.isData(file, depth)).isTrue();
  }

  @Test
  void takesParquetOfAnyNameAndNothingElse() throws IOException {
    write("day=1/000000_0", "PAR1 and more");
    write("day=1/000001_0", "");
    write("day=1/.000000_0.crc", "crc");
    write("day=2/part-0.parquet", "PAR1 and more");
    write("_SUCCESS", "done");
    write("LICENSE", "PAR");
    write("README.md", "# A table");
    write("day=3/more.PARQ", "PAR1 and more");

    assertThat(files())
        .containsExactly(
            path("day=1/000000_0"), path("day=2/part-0.parquet"), path("day=3/more.PARQ"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_table.parquet", ".table"})
  void refusesASingleFileThatSparkWouldPassOver(String name) throws IOException {
    write(name, "PAR1 and more");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> files(root.resolve(name)))
        .withMessage(
            "Cannot read table %s: its name begins with _ or ., which Spark passes over: rename it",
            root.resolve(name));
  }

  private List<String> files() {
    return files(root);
  }

  private static List<String> files(Path table) {
    return TableFiles.of(
        new CorpusInput.Table(table.toString(), "content", ""), new Configuration());
  }

  private String path(String file) {
    return "file:" + root.resolve(file);
  }

  private void write(String file, String content) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), content);
  }
}
