package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.SparkFixture;
import org.unmask.dataset.CorpusListing;
import org.unmask.storage.StoredFile;

@Tag("spark")
class ListingChunksTest {
  private final SparkSession spark = SparkFixture.session();

  @TempDir private Path root;

  @Test
  void rememberWhatTheListingTookSinceItBegan() {
    StagedScores staged =
        StagedScores.in(
            new org.apache.hadoop.fs.Path(root.toString()),
            spark.sparkContext().hadoopConfiguration());
    Row file = RowFactory.create("file:/a.png", 7L, new Timestamp(1_000), null);
    Supplier<Dataset<Row>> rows = () -> spark.createDataFrame(List.of(file), CorpusListing.SCHEMA);
    long anHourAgo = System.nanoTime() - 3_600_000_000_000L;

    Chunks made = ListingChunks.of(spark, staged, rows, 1, 10, anHourAgo);
    Chunks reopened = ListingChunks.of(spark, staged, rows, 1, 10, System.nanoTime());

    assertThat(made.listingSeconds()).isGreaterThan(3_600);
    assertThat(reopened.listingSeconds()).isGreaterThan(3_600);
    assertThat(reopened.chunk(0))
        .isEqualTo(Optional.of(new Chunk.Files(List.of(new StoredFile("file:/a.png", 7, 1_000)))));
  }
}
