package org.unmask.scoring;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.PipelineException;
import org.unmask.Progress;
import org.unmask.dataset.ExecutorCodec;
import org.unmask.image.ImageCodecRecipe;
import org.unmask.image.ImageLimits;
import org.unmask.model.ClassifierRecipe;
import org.unmask.storage.Nesting;
import org.unmask.storage.OutputKind;
import org.unmask.storage.OutputTarget;
import org.unmask.storage.OutputTarget.IfPresent;
import org.unmask.storage.TargetLock;
import org.unmask.storage.TextFile;

/**
 * Scores every image of a corpus: one row of {@link ScoresSchema} for each file found, whatever is
 * wrong with it. The rows do not depend on batching, tasks, chunks, or the order of the roots.
 *
 * <p>The corpus is scored in chunks, one after the other. Each is a Spark job whose rows are
 * committed by the appearance of one small file in the hidden folder beside the target; the folder
 * moves to its place when all is scored. A driver that is killed at whatever moment loses the chunk
 * that was under way: {@link IfUnfinished#RESUME} goes on behind the last commit, and in the end
 * each image has one row. A lost executor loses its tasks, which Spark runs again; the rows of a
 * task count once.
 *
 * <p>The same holds on {@code s3a:}, where a rename copies: every commit, that of the whole table
 * too ({@link OutputTarget}), is a single small object, which is whole or absent. Only a reader may
 * see a part of the table while it is copied to its place.
 */
public final class CorpusScorer {
  private static final Logger LOG = LoggerFactory.getLogger(CorpusScorer.class);
  private static final OutputKind KIND =
      new OutputKind("a table of scores", ScoringSummary.FILE_NAME);

  private final ScoringWay way;

  /**
   * Makes a scorer for any number of corpora, with chunks sized by the slots of the cluster.
   *
   * @param imagesPerTask about how many images one Spark task takes, at most; 1 or more
   */
  public CorpusScorer(
      SparkSession spark,
      ClassifierRecipe recipe,
      ImageLimits limits,
      Batching batching,
      int imagesPerTask,
      Progress progress) {
    this(
        new ScoringWay(
            spark,
            recipe,
            limits,
            batching,
            imagesPerTask,
            0,
            Optional.empty(),
            (staging, summary) -> {},
            progress));
  }

  private CorpusScorer(ScoringWay way) {
    this.way = way;
  }

  /**
   * The same with chunks of another size.
   *
   * @param images of a chunk, at most; 0 for 2,000 a slot, but 20,000 at least and 2,000,000 at
   *     most. The driver holds two chunks of paths
   */
  public CorpusScorer chunksOf(int images) {
    return new CorpusScorer(way.chunksOf(images));
  }

  /**
   * The same, with cheap features of a sample of the images counted: see {@link
   * ScoringSummary#traits}.
   *
   * @param codec measures as the dataset of the model was measured; {@link ExecutorCodec#closeAll}
   *     closes what it opens in this JVM
   */
  public CorpusScorer measuring(ImageCodecRecipe codec) {
    return new CorpusScorer(way.measuring(codec));
  }

  /** The same, with more written beside the rows; not where a table stays as it is. */
  public CorpusScorer finish(ScoresFinish finish) {
    return new CorpusScorer(way.finishing(finish));
  }

  /**
   * Scores files below folders and globs; as {@link #score(CorpusInput, String, Begin,
   * IfUnfinished)}.
   */
  public ScoringSummary score(List<String> roots, String folder, IfPresent ifPresent) {
    return score(
        new CorpusInput.Files(roots),
        folder,
        ifPresent == IfPresent.REPLACE ? Begin.REPLACE : Begin.NEW,
        IfUnfinished.REFUSE);
  }

  /**
   * Lists, scores, and writes the scores as Parquet with {@link ScoringSummary#FILE_NAME} beside.
   *
   * @param folder where the scores appear when they are whole
   * @return what the table came to; {@link ScoringSummary#isOfBefore} where it stays as it is,
   *     since nothing is new or changed, or the run that is to be resumed has come to its end
   * @throws IllegalArgumentException if the input is not there, if there is no image among the
   *     files, if {@code folder} holds something and is not to be replaced, if an unfinished run is
   *     in the way or is another than this, or if another run is writing there
   * @throws PipelineException if storage, the classifier or Spark fails; {@code folder} is then as
   *     it was, and what is committed can be taken up again
   */
  public ScoringSummary score(
      CorpusInput input, String folder, Begin begin, IfUnfinished ifUnfinished) {
    if (ifUnfinished == IfUnfinished.REFUSE) {
      // Before the lock makes a folder, in the input perhaps.
      requireApart(input, folder);
    }
    try (TargetLock lock = TargetLock.take(folder, way.configuration())) {
      OutputTarget.endKilledCommit(lock);
      return score(input, folder, lock, begin, ifUnfinished);
    }
  }

  private void requireApart(CorpusInput input, String folder) {
    Configuration configuration = way.configuration();
    Nesting.requireApart(folder, input.places(configuration), configuration);
    if (input instanceof CorpusInput.Files files) {
      Nesting.requireUnmatched(folder, files.roots(), configuration);
    }
  }

  private ScoringSummary score(
      CorpusInput input, String folder, TargetLock lock, Begin begin, IfUnfinished ifUnfinished) {
    Configuration configuration = way.configuration();
    RunIdentity identity = RunIdentity.of(input, way.recipe().spec(), way.limits(), configuration);
    Path staging = OutputTarget.stagingOf(folder, configuration);
    StagedScores left = StagedScores.in(staging, configuration);
    Optional<String> unfinished = left.text(new Path(staging, RunIdentity.FILE_NAME));
    boolean worth =
        unfinished.isPresent() && (left.holdsCommits() || left.exists(left.summaryFile()));
    if (worth && ifUnfinished == IfUnfinished.REFUSE && begin != Begin.REPLACE) {
      throw new IllegalArgumentException(
          "Cannot write %s: an unfinished run has left scores (--resume goes on, --overwrite begins anew)"
              .formatted(folder));
    }
    if (worth && ifUnfinished == IfUnfinished.RESUME) {
      identity.requireSame(RunIdentity.from(unfinished.get()), folder);
      Begin begun = RunIdentity.begin(unfinished.get());
      try (OutputTarget output = OutputTarget.reopen(lock, KIND, begun.ifPresent())) {
        output.keepStaging();
        // Where all is scored, the commits may have been cleared away already.
        if (!left.exists(left.summaryFile())) {
          left.discardUncommitted();
        }
        return new ScoringRun(way, input, identity, begun, output, left).finish();
      }
    }
    if (ifUnfinished != IfUnfinished.RESUME) {
      return begun(input, identity, folder, lock, begin);
    }
    if (unfinished.isPresent() && RunIdentity.begin(unfinished.get()) != Begin.NEW) {
      // It has committed nothing yet, but the table that is there is what it is to replace.
      identity.requireSame(RunIdentity.from(unfinished.get()), folder);
      requireApart(input, folder);
      return begun(input, identity, folder, lock, RunIdentity.begin(unfinished.get()));
    }
    Optional<ScoringSummary> finished =
        begin == Begin.NEW ? finished(folder, identity) : Optional.empty();
    if (finished.isPresent()) {
      return finished.get();
    }
    requireApart(input, folder);
    return begun(input, identity, folder, lock, begin);
  }

  private ScoringSummary begun(
      CorpusInput input, RunIdentity identity, String folder, TargetLock lock, Begin begin) {
    Configuration configuration = way.configuration();
    boolean replaces = begin != Begin.NEW && holdsTable(folder);
    if (begin == Begin.UPDATE && !replaces) {
      throw new IllegalArgumentException(
          "Cannot update "
              + folder
              + ": there are no scores (leave out --update for the first time)");
    }
    try (OutputTarget output = OutputTarget.open(lock, KIND, begin.ifPresent())) {
      StagedScores staged = StagedScores.in(output.staging(), configuration);
      TextFile.create(
          new Path(output.staging(), RunIdentity.FILE_NAME), identity.toJson(begin), configuration);
      if (replaces) {
        // However it is stopped: --resume would take the old table for what it was to come to.
        output.keepStaging();
      }
      try {
        return new ScoringRun(way, input, identity, begin, output, staged).finish();
      } catch (IllegalArgumentException refused) {
        if (!staged.holdsCommits()) {
          staged.delete(staged.folder());
        }
        throw refused;
      }
    }
  }

  /** The table that a run was killed behind, before it could say that it had ended. */
  private Optional<ScoringSummary> finished(String folder, RunIdentity identity) {
    Path target = new Path(folder);
    StagedScores scores = StagedScores.in(target, way.configuration());
    Optional<String> run = scores.text(new Path(target, RunIdentity.FILE_NAME));
    Optional<String> summary = scores.text(new Path(target, ScoringSummary.FILE_NAME));
    if (run.isEmpty() || summary.isEmpty()) {
      return Optional.empty();
    }
    identity.requireSame(RunIdentity.from(run.get()), folder);
    LOG.info("{} is finished already", folder);
    return Optional.of(ScoringSummary.fromJson(summary.get()).allKept());
  }

  private boolean holdsTable(String folder) {
    Path target = new Path(folder);
    return StagedScores.in(target, way.configuration())
        .text(new Path(target, ScoringSummary.FILE_NAME))
        .isPresent();
  }
}
