package org.unmask.scoring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.PipelineException;
import org.unmask.dataset.ClusterSlots;
import org.unmask.dataset.CorpusListing;
import org.unmask.dataset.JobProgress;
import org.unmask.dataset.SparkFailure;
import org.unmask.storage.LiteralPath;
import org.unmask.storage.OutputTarget;

/** One run of scoring, from wherever its staging folder says that it stands to the end. */
final class ScoringRun {
  private static final Logger LOG = LoggerFactory.getLogger(ScoringRun.class);

  private final ScoringWay way;
  private final CorpusInput input;
  private final RunIdentity identity;
  private final Begin begin;
  private final OutputTarget output;
  private final StagedScores staged;

  ScoringRun(
      ScoringWay way,
      CorpusInput input,
      RunIdentity identity,
      Begin begin,
      OutputTarget output,
      StagedScores staged) {
    this.way = way;
    this.input = input;
    this.identity = identity;
    this.begin = begin;
    this.output = output;
    this.staged = staged;
  }

  /**
   * Does what is left to do, and moves the table to its place.
   *
   * @return the summary of the table, old rows and new
   */
  ScoringSummary finish() {
    Optional<String> scored = staged.text(staged.summaryFile());
    ScoringSummary summary;
    if (scored.isPresent()) {
      summary = ScoringSummary.fromJson(scored.get());
    } else {
      String what = "list " + input.described();
      String target = output.target().toString();
      Optional<ScoringSummary> same =
          begin == Begin.UPDATE && !staged.exists(staged.listing())
              ? SparkFailure.named(what, () -> update(target))
              : Optional.empty();
      if (same.isPresent()) {
        staged.delete(staged.folder());
        return same.get();
      }
      try (Chunks chunks = SparkFailure.named(what, this::chunks)) {
        summary = scored(chunks);
        if (begin == Begin.UPDATE) {
          summary = compared(summary, target);
        }
      } catch (PipelineException e) {
        if (staged.holdsCommits()) {
          LOG.warn("What is scored already is kept: --resume goes on behind it");
        }
        throw e;
      }
    }
    output.requireHeld();
    staged.finish(summary);
    way.finish().write(staged.folder(), summary);
    output.commit();
    return summary;
  }

  /**
   * With how many rows of the table that is there have none in the new one, or lose their score.
   */
  private ScoringSummary compared(ScoringSummary summary, String target) {
    return SparkFailure.named(
        "compare the scores with those of " + target,
        () -> {
          Dataset<Row> old = hasScore(target, "had");
          Dataset<Row> scored = hasScore(staged.folder().toString(), "has");
          Row counts =
              old.join(
                      scored,
                      old.col(ScoresSchema.PATH).equalTo(scored.col(ScoresSchema.PATH)),
                      "left")
                  .agg(
                      count_if(scored.col(ScoresSchema.PATH).isNull()),
                      count_if(col("had").and(not(col("has")))))
                  .head();
          return summary.after(counts.getLong(0), counts.getLong(1));
        });
  }

  private Dataset<Row> hasScore(String table, String name) {
    return way.spark()
        .read()
        .schema(ScoresSchema.SCHEMA)
        .parquet(LiteralPath.of(table))
        .select(col(ScoresSchema.PATH), col(ScoresSchema.PROBABILITY_FAKE).isNotNull().as(name));
  }

  private ScoringSummary scored(Chunks chunks) {
    try (JobProgress shown =
        JobProgress.start(
            way.spark().sparkContext(),
            way.progress(),
            "Scoring",
            "images",
            chunks.images().isPresent() ? chunks.images().getAsLong() : -1)) {
      ChunkScoring work = new ChunkScoring(way, shown.done());
      ScoringSummary summary =
          new ChunkedRun(staged, chunks, input, shown)
              .run(work, way.recipe().modelId(), output::requireHeld, output::keepStaging);
      requireImages(summary);
      LOG.info(
          "Scored {} of {} files in {} s ({} images/s): {} fake; errors {}",
          summary.scored(),
          summary.files(),
          Math.round(summary.seconds()),
          Math.round(summary.imagesPerSecond()),
          summary.fakes(),
          summary.errors());
      return summary;
    }
  }

  private void requireImages(ScoringSummary summary) {
    String refusal =
        summary.files() == 0
            ? "there are no files"
            : summary.holdsNoImage() ? noneIsAnImage(summary.files()) : "";
    if (!refusal.isEmpty()) {
      staged.delete(staged.folder());
      throw new IllegalArgumentException("Cannot score " + input.described() + ": " + refusal);
    }
  }

  private static String noneIsAnImage(long files) {
    return files == 1
        ? "its only file is no image"
        : String.format(Locale.ROOT, "none of its %,d files is an image", files);
  }

  private Chunks chunks() {
    SparkSession spark = way.spark();
    long began = System.nanoTime();
    ClusterSlots.await(JavaSparkContext.fromSparkContext(spark.sparkContext()));
    IntSupplier size = way::chunkSize;
    if (staged.exists(staged.listing())) {
      return ListingChunks.of(
          spark,
          staged,
          () -> {
            throw new IllegalStateException("the listing is whole");
          },
          1,
          size,
          began);
    }
    if (input instanceof CorpusInput.PathList list) {
      ListedPaths paths = ListedPaths.open(spark, list);
      return ListingChunks.of(spark, staged, paths::unseen, paths.guess(), size, began);
    }
    if (input instanceof CorpusInput.Table table) {
      return TableChunks.of(spark, staged, table, size);
    }
    List<String> roots = ((CorpusInput.Files) input).roots();
    return WalkedChunks.start(roots, staged.plan(), size, way.configuration());
  }

  /** Commits the rows that still hold; gives the old summary where nothing is to be done. */
  private Optional<ScoringSummary> update(String target) {
    SparkSession spark = way.spark();
    if (input instanceof CorpusInput.Table table) {
      throw new IllegalArgumentException(
          "Cannot update from table %s: its rows have no modification time of their own"
              .formatted(table.folder()));
    }
    ScoringSummary before =
        ScoringSummary.fromJson(
            staged.text(new Path(target, ScoringSummary.FILE_NAME)).orElseThrow());
    UpdatePlan plan = new UpdatePlan(spark, staged, target, before, way.recipe().spec());
    Dataset<Row> listing =
        input instanceof CorpusInput.PathList list
            ? ListedPaths.open(spark, list).seen()
            : CorpusListing.table(spark, ((CorpusInput.Files) input).roots());
    Optional<RunIdentity> begun =
        staged.text(new Path(target, RunIdentity.FILE_NAME)).map(RunIdentity::from);
    Optional<CorpusInput> other =
        begun.filter(old -> !identity.sameInput(old)).map(different -> input);
    UpdatePlan.Outlook outlook =
        plan.prepare(listing, input instanceof CorpusInput.Files, other, way::chunkSize);
    LOG.info("Update of {}: {}", target, outlook);
    boolean sameThreshold = begun.filter(old -> old.sameThreshold(identity)).isPresent();
    return outlook.nothingChanges() && sameThreshold
        ? Optional.of(before.allKept())
        : Optional.empty();
  }
}
