package org.unmask.scoring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.unmask.dataset.CorpusListing;
import org.unmask.image.ImageError;
import org.unmask.image.Label;
import org.unmask.model.ModelSpec;
import org.unmask.storage.Folder;
import org.unmask.storage.ListingRoots;
import org.unmask.storage.LiteralPath;
import org.unmask.storage.Nesting;

/**
 * Tells which rows of an older table still hold, and which files are to be scored. A row holds if
 * path, length, modification time and model are the same, and it has a score or an error that lies
 * in the bytes: what could not be read, or was beyond a limit, is tried again. Its verdict follows
 * the threshold of today. Rows of files that are gone or no longer listed are left out.
 */
final class UpdatePlan {
  private static final String KEPT = "kept";
  private static final String FOUND = "found";

  private static final ImageError[] LASTING = {
    ImageError.EMPTY_FILE,
    ImageError.NOT_AN_IMAGE,
    ImageError.UNSUPPORTED_FORMAT,
    ImageError.CORRUPT
  };

  private final SparkSession spark;
  private final StagedScores staged;
  private final String target;
  private final ScoringSummary before;
  private final ModelSpec spec;
  private final long began = System.nanoTime();

  /**
   * A plan for the table at {@code target}, of which {@code before} was said; to be made before the
   * listing begins, whose time it takes.
   */
  UpdatePlan(
      SparkSession spark,
      StagedScores staged,
      String target,
      ScoringSummary before,
      ModelSpec spec) {
    this.spark = spark;
    this.staged = staged;
    this.target = target;
    this.before = before;
    this.spec = spec;
  }

  /** What an update comes to: rows that hold, rows that there were, files to score. */
  record Outlook(long kept, long old, long toScore) {
    boolean nothingChanges() {
      return toScore == 0 && kept == old;
    }
  }

  /**
   * Lists, and commits the rows that still hold; what is left lies in the folder of the listing.
   *
   * @param below whether all that lies below folders was looked for, and not single files alone
   * @param other the input, where the table was made of another
   * @throws IllegalArgumentException if rows would be lost that this input does not speak of, or
   *     that lie below a folder that could not be listed; or all scores, since none of the files of
   *     a list can be looked at
   */
  Outlook prepare(
      Dataset<Row> listing,
      boolean below,
      Optional<CorpusInput> other,
      IntSupplier imagesPerChunk) {
    // A killed run may have come so far, with a listing of its own.
    staged.forget(KEPT);
    Path work = staged.work(FOUND);
    // What others hide from us would be taken for gone.
    WrittenRows.write(spark, listing, 0, work);
    Dataset<Row> found = spark.read().schema(CorpusListing.SCHEMA).parquet(literal(work));
    Dataset<Row> old = spark.read().schema(ScoresSchema.SCHEMA).parquet(LiteralPath.of(target));
    other.ifPresent(input -> requireNothingOutside(input, found, old));
    if (below) {
      new UnlistedFolders(found).requireNoneLost(old, target);
    } else {
      requireAnyToBeThere(found, old);
    }
    long oldRows = old.count();
    long kept = keep(found, old, oldRows);
    Dataset<Row> toScore = found;
    if (kept > 0) {
      Dataset<Row> held =
          spark
              .read()
              .schema(ScoresSchema.SCHEMA)
              .parquet(literal(staged.folder()) + "/scores-" + KEPT + "-*.parquet");
      toScore =
          found.join(
              held.select(col(ScoresSchema.PATH)),
              found.col(CorpusListing.PATH).equalTo(held.col(ScoresSchema.PATH)),
              "left_anti");
    }
    long count = toScore.count();
    ListingChunks.of(spark, staged, supplier(toScore), Math.max(1, count), imagesPerChunk, began);
    return new Outlook(kept, oldRows, count);
  }

  /**
   * Makes sure that an update from another input than before loses no row but those of files that
   * are gone: what lies beyond that input was not looked for.
   */
  private void requireNothingOutside(CorpusInput input, Dataset<Row> found, Dataset<Row> old) {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    List<String> below =
        input instanceof CorpusInput.Files files
            ? ListingRoots.resolve(files.roots(), configuration).folders().stream()
                .map(Folder::path)
                .toList()
            : List.of();
    Column looked =
        udf(
                (UDF1<String, Boolean>)
                    path -> below.stream().anyMatch(folder -> Nesting.holds(folder, path)),
                DataTypes.BooleanType)
            .apply(col(ScoresSchema.PATH));
    long lost =
        old.filter(not(looked))
            .join(
                found,
                old.col(ScoresSchema.PATH).equalTo(found.col(CorpusListing.PATH)),
                "left_anti")
            .count();
    if (lost > 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot update %s: %,d of its rows are of files outside of %s, and would be lost"
                  + " (name all that it is to hold, or another folder; --overwrite begins anew)",
              target,
              lost,
              input.described()));
    }
  }

  /** Where storage is not there right now, what a list names has no scores, but will again. */
  private void requireAnyToBeThere(Dataset<Row> found, Dataset<Row> old) {
    if (!found.filter(col(CorpusListing.PROBLEM).isNull()).isEmpty()) {
      return;
    }
    long scores = old.filter(col(ScoresSchema.PROBABILITY_FAKE).isNotNull()).count();
    List<Row> first = found.sort(CorpusListing.PATH).limit(1).collectAsList();
    if (scores > 0 && !first.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot update %s: no file of the list can be looked at (%s: %s), and %,d rows would"
                  + " lose their scores (see whether the storage is there; --overwrite begins"
                  + " anew)",
              target,
              first.get(0).<String>getAs(CorpusListing.PATH),
              first.get(0).<String>getAs(CorpusListing.PROBLEM),
              scores));
    }
  }

  private static Supplier<Dataset<Row>> supplier(Dataset<Row> rows) {
    return () -> rows;
  }

  private long keep(Dataset<Row> found, Dataset<Row> old, long oldRows) {
    Column sameFile =
        found
            .col(CorpusListing.PATH)
            .equalTo(old.col(ScoresSchema.PATH))
            .and(found.col(CorpusListing.BYTES).equalTo(old.col(ScoresSchema.BYTES)))
            .and(found.col(CorpusListing.MODIFIED).equalTo(old.col(ScoresSchema.MODIFIED)));
    Object[] lasting = Stream.of(LASTING).map(ImageError::name).toArray();
    Column holds =
        old.col(ScoresSchema.MODEL_ID)
            .equalTo(spec.modelId())
            .and(
                old.col(ScoresSchema.ERROR).isNull().or(old.col(ScoresSchema.ERROR).isin(lasting)));
    Dataset<Row> kept = old.join(found, sameFile, "left_semi").where(holds).select(columns(old));
    ScoreCounts counts = new ScoreCounts();
    counts
        .observe(
            kept.repartition((int) (1 + oldRows / 500_000)).sortWithinPartitions(ScoresSchema.PATH))
        .write()
        .parquet(staged.work(KEPT).toString());
    Tally tally = counts.tally().computedAs(before.precisions());
    if (tally.files() > 0) {
      staged.commit(KEPT, tally, 0);
    }
    return tally.files();
  }

  private Column[] columns(Dataset<Row> old) {
    Column verdict =
        when(
                col(ScoresSchema.PROBABILITY_FAKE).isNotNull(),
                when(
                        col(ScoresSchema.PROBABILITY_FAKE).geq(lit(spec.threshold())),
                        lit(Label.FAKE.name()))
                    .otherwise(lit(Label.REAL.name())))
            .as(ScoresSchema.VERDICT);
    return Arrays.stream(old.columns())
        .map(name -> name.equals(ScoresSchema.VERDICT) ? verdict : col(name))
        .toArray(Column[]::new);
  }

  private static String literal(Path path) {
    return LiteralPath.of(path.toString());
  }
}
