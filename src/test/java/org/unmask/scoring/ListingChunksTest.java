package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmask.PipelineException;
import org.unmask.SparkFixture;
import org.unmask.dataset.CorpusListing;
import org.unmask.storage.StoredFile;

@Tag("spark")
class ListingChunksTest {
  private final SparkSession spark = SparkFixture.session();

  @TempDir private Path root;

  @Test
  void rememberWhatTheListingTookSinceItBegan() {
    StagedScores staged = staged(root.toString());
    Supplier<Dataset<Row>> rows = this::oneFile;
    long anHourAgo = System.nanoTime() - 3_600_000_000_000L;

    Chunks made = ListingChunks.of(spark, staged, rows, 1, () -> 10, anHourAgo);
    Chunks reopened = ListingChunks.of(spark, staged, rows, 1, () -> 10, System.nanoTime());

    assertThat(made.listingSeconds()).isGreaterThan(3_600);
    assertThat(reopened.listingSeconds()).isGreaterThan(3_600);
    assertThat(reopened.chunk(0))
        .isEqualTo(Optional.of(new Chunk.Files(List.of(new StoredFile("file:/a.png", 7, 1_000)))));
  }

  @Test
  void takesNoListingThatExecutorsHaveKeptToThemselves() {
    spark
        .sparkContext()
        .hadoopConfiguration()
        .setClass("fs.own.impl", OwnDisks.class, FileSystem.class);
    StagedScores staged = staged("own:" + root);

    assertThatThrownBy(() -> ListingChunks.of(spark, staged, this::oneFile, 1, () -> 10, 0))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("1 of 1 images are missing");

    assertThat(staged.exists(staged.listing())).isFalse();
  }

  /**
   * As if each machine had a disk of its own: what tasks have committed, the driver does not see.
   */
  public static final class OwnDisks extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("own:///");
    }

    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
      return Stream.of(super.listStatus(path))
          .filter(status -> !status.getPath().getName().startsWith("task_"))
          .toArray(FileStatus[]::new);
    }
  }

  private StagedScores staged(String folder) {
    return StagedScores.in(
        new org.apache.hadoop.fs.Path(folder), spark.sparkContext().hadoopConfiguration());
  }

  private Dataset<Row> oneFile() {
    Row file = RowFactory.create("file:/a.png", 7L, new Timestamp(1_000), null);
    return spark.createDataFrame(List.of(file), CorpusListing.SCHEMA);
  }
}
