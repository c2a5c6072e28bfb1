package org.unmask.scoring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.PipelineException;
import org.unmask.dataset.JobProgress;

/** Scores the chunks that are not committed yet, in their order, and sums up all of them. */
final class ChunkedRun {
  private static final Logger LOG = LoggerFactory.getLogger(ChunkedRun.class);
  private static final String KEPT = "kept";

  private final StagedScores staged;
  private final Chunks chunks;
  private final CorpusInput input;
  private final JobProgress shown;
  private Tally all = Tally.none();
  private long kept;
  private double scoring;
  private double committing;

  ChunkedRun(StagedScores staged, Chunks chunks, CorpusInput input, JobProgress shown) {
    this.staged = staged;
    this.chunks = chunks;
    this.input = input;
    this.shown = shown;
  }

  /**
   * Scores.
   *
   * @param mayCommit asked before each commit; throws where there must be none
   * @param committed told after each commit
   */
  ScoringSummary run(ChunkScoring work, String modelId, Runnable mayCommit, Runnable committed) {
    if (staged.isCommitted(KEPT)) {
      count(KEPT);
      kept = all.files();
    }
    int number = 0;
    while (staged.isCommitted(StagedScores.name(number))) {
      count(StagedScores.name(number++));
    }
    long before = all.files() - kept;
    chunks.whenListed(images -> shown.expect(images - before));
    for (Optional<Chunk> chunk = chunks.chunk(number);
        chunk.isPresent();
        chunk = chunks.chunk(++number)) {
      score(chunk.get(), StagedScores.name(number), work, mayCommit);
      committed.run();
    }
    requireAll();
    Map<String, Double> stages = new LinkedHashMap<>();
    stages.put("listing", chunks.listingSeconds());
    stages.put(ScoringSummary.SCORING, scoring);
    stages.put("committing", committing);
    return ScoringSummary.of(modelId, all, kept, stages);
  }

  private void score(Chunk chunk, String name, ChunkScoring work, Runnable mayCommit) {
    long start = System.nanoTime();
    // A list of few paths leaves some files of the listing empty.
    Tally tally = chunk.images() == 0 ? Tally.none() : work.score(chunk, input, staged.work(name));
    requireAll(chunk, tally);
    mayCommit.run();
    staged.commit(name, tally, (System.nanoTime() - start) / 1e9);
    count(name);
    LOG.info("Committed chunk {}: {} images, {} in all", name, tally.files(), all.files());
  }

  private void count(String chunk) {
    StagedScores.Commit commit = staged.read(chunk);
    all = all.plus(commit.tally());
    scoring += commit.scoringSeconds();
    committing += commit.committingSeconds();
  }

  private static void requireAll(Chunk chunk, Tally tally) {
    if (tally.files() != chunk.images()) {
      throw new PipelineException(
          "Cannot score a chunk: %d images came in, and %d rows out"
              .formatted(chunk.images(), tally.files()));
    }
  }

  private void requireAll() {
    OptionalLong images = chunks.images();
    if (images.isPresent() && images.getAsLong() + kept != all.files()) {
      throw new PipelineException(
          "Cannot finish: %d images were listed, and %d rows are committed"
              .formatted(images.getAsLong(), all.files() - kept));
    }
  }
}
