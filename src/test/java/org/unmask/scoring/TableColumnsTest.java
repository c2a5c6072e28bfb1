package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.SparkFixture;
import org.unmask.image.ImageLimits;

@Tag("spark")
class TableColumnsTest {
  private static final StructType COLUMNS =
      new StructType()
          .add("path", DataTypes.StringType)
          .add("content", DataTypes.BinaryType)
          .add("camera", DataTypes.StringType);

  private final SparkSession spark = SparkFixture.session();

  @TempDir private Path root;

  @BeforeEach
  @AfterEach
  void reset() {
    FakeRecipe.reset();
  }

  /** Each chunk has the file of one folder: alone, camera=12 would be a number. */
  @Test
  void allChunksHaveTheColumnsOfAllFiles() throws IOException {
    Path table = root.resolve("table");
    append(
        table,
        COLUMNS,
        RowFactory.create("a", TestImages.withProbability(1), "12"),
        RowFactory.create("b", TestImages.withProbability(2), "front"));
    append(
        table,
        COLUMNS.add("note", DataTypes.StringType),
        RowFactory.create("c", TestImages.withProbability(3), "top", "late"));
    FakeRecipe.CRASH_AFTER.set(1);
    assertThatThrownBy(() -> score(table, IfUnfinished.REFUSE))
        .isInstanceOf(PipelineException.class);
    FakeRecipe.reset();
    // The plan of an older version has none.
    Files.delete(root.resolve(".scores.staging/_plan/columns.json"));

    score(table, IfUnfinished.RESUME);

    List<String> rows = new ArrayList<>();
    for (Row row : spark.read().parquet(root.resolve("scores").toString()).collectAsList()) {
      rows.add(row.getAs("path") + " " + row.getAs("camera") + " " + row.getAs("note"));
    }
    assertThat(rows).containsExactlyInAnyOrder("a 12 null", "b front null", "c top late");
  }

  private void append(Path table, StructType columns, Row... rows) {
    spark
        .createDataFrame(List.of(rows), columns)
        .repartition(1)
        .write()
        .mode("append")
        .partitionBy("camera")
        .parquet(table.toString());
  }

  private void score(Path table, IfUnfinished ifUnfinished) {
    new CorpusScorer(
            spark,
            new FakeRecipe("model", 0.5),
            ImageLimits.DEFAULT,
            Batching.of(2),
            3,
            Progress.SILENT)
        .chunksOf(1)
        .score(
            new CorpusInput.Table(table.toString(), "content", "path"),
            root.resolve("scores").toString(),
            Begin.NEW,
            ifUnfinished);
  }
}
