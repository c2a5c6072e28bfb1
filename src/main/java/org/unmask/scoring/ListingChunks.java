package org.unmask.scoring;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.unmask.dataset.CorpusListing;
import org.unmask.storage.Listed;
import org.unmask.storage.LiteralPath;
import org.unmask.storage.StoredFile;
import org.unmask.storage.Unlisted;

/**
 * A listing that lies in Parquet, a file a chunk; made by executors, and whole before it begins.
 */
final class ListingChunks implements Chunks {
  /** What the making took; over all runs, so it lies with the listing. */
  private static final String SECONDS = "_seconds";

  private final SparkSession spark;
  private final Path listing;
  private final List<String> files;
  private final long images;
  private final double listingSeconds;

  private ListingChunks(
      SparkSession spark, Path listing, List<String> files, long images, double listingSeconds) {
    this.spark = spark;
    this.listing = listing;
    this.files = files;
    this.images = images;
    this.listingSeconds = listingSeconds;
  }

  /**
   * Opens the listing of a run; makes it where it is not whole yet.
   *
   * @param rows as {@link CorpusListing#SCHEMA}
   * @param guess about how many rows there are
   * @param began when the making of the listing began, by {@link System#nanoTime}
   */
  static ListingChunks of(
      SparkSession spark,
      StagedScores staged,
      Supplier<Dataset<Row>> rows,
      long guess,
      IntSupplier imagesPerChunk,
      long began) {
    long opened = System.nanoTime();
    long images;
    if (staged.exists(staged.listing())) {
      images = read(spark, staged.listing()).count();
    } else {
      Path work = staged.work("listing");
      int size = imagesPerChunk.getAsInt();
      Dataset<Row> cut =
          rows.get()
              .repartition((int) (1 + (guess - 1) / size))
              .sortWithinPartitions(CorpusListing.PATH);
      images = WrittenRows.write(spark, cut, size, work);
      opened = System.nanoTime();
      staged.write(new Path(work, SECONDS), String.valueOf((opened - began) / 1e9));
      staged.move(work, staged.listing());
    }
    double made =
        staged.text(new Path(staged.listing(), SECONDS)).map(Double::parseDouble).orElse(0.0);
    List<String> files =
        staged.names(staged.listing()).stream()
            .filter(name -> name.endsWith(".parquet") && !name.startsWith("."))
            .toList();
    return new ListingChunks(
        spark, staged.listing(), files, images, made + (System.nanoTime() - opened) / 1e9);
  }

  private static Dataset<Row> read(SparkSession spark, Path path) {
    return spark.read().schema(CorpusListing.SCHEMA).parquet(LiteralPath.of(path.toString()));
  }

  @Override
  public Optional<Chunk> chunk(int number) {
    if (images == 0 || number >= files.size()) {
      return Optional.empty();
    }
    List<Listed> chunk = new ArrayList<>();
    for (Row row : read(spark, new Path(listing, files.get(number))).collectAsList()) {
      chunk.add(listed(row));
    }
    return Optional.of(new Chunk.Files(chunk));
  }

  private static Listed listed(Row row) {
    String problem = row.getAs(CorpusListing.PROBLEM);
    if (problem != null) {
      return new Unlisted(row.getAs(CorpusListing.PATH), problem);
    }
    Timestamp modified = row.getAs(CorpusListing.MODIFIED);
    return new StoredFile(
        row.getAs(CorpusListing.PATH),
        row.<Long>getAs(CorpusListing.BYTES),
        modified == null ? -1 : modified.getTime());
  }

  @Override
  public OptionalLong images() {
    return OptionalLong.of(images);
  }

  @Override
  public double listingSeconds() {
    return listingSeconds;
  }
}
