package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;
import org.unmask.SparkFixture;
import org.unmask.model.ModelSpec;
import org.unmask.scoring.FeatureExtractor;
import org.unmask.training.FeatureStore;

@Tag("spark")
class TrainingDataTest {
  private static final SparkSession SPARK = SparkFixture.session();

  @TempDir Path cache;

  @Test
  void keepsFeaturesOnceAndNoneOfAnExtractionThatFails() {
    Path parquet = cache.resolve("features-train");
    try (FeatureStore store = TrainingData.brought(SPARK, parquet, () -> written(parquet, 4))) {
      assertThat(store.size()).isEqualTo(1);
      assertThat(cache.toFile().list()).containsExactly("features-train.bin");
    }
    // A row that is cut off, which the copy stumbles on.
    assertThatThrownBy(() -> TrainingData.brought(SPARK, parquet, () -> written(parquet, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                TrainingData.brought(
                    SPARK,
                    parquet,
                    () -> {
                      written(parquet, 4);
                      throw new PipelineException("Cannot compute features");
                    }))
        .hasMessage("Cannot compute features");
    assertThat(cache).isEmptyDirectory();
  }

  private static FeatureExtractor.Result written(Path parquet, int bytesANumber) {
    byte[] features = new byte[ModelSpec.EMBEDDING_SIZE * bytesANumber];
    SPARK
        .createDataFrame(
            List.of(RowFactory.create("ab", "REAL", 0, features)), FeatureExtractor.SCHEMA)
        .write()
        .parquet(parquet.toString());
    return new FeatureExtractor.Result(1, 0);
  }
}
