/**
 * Scores a corpus or a dataset, and computes features; one classifier per executor JVM. Adapter:
 * Spark.
 *
 * <ul>
 *   <li>{@link org.unmask.scoring.CorpusScorer}: a {@link org.unmask.scoring.CorpusInput} in, the
 *       scores table ({@link org.unmask.scoring.ScoresSchema}) and a {@link
 *       org.unmask.scoring.ScoringSummary} out. {@code Chunks} cut the input: {@code WalkedChunks}
 *       (folders, listed beside the scoring), {@code ListingChunks} (lists and updates), {@code
 *       TableChunks} (whose {@code TableFiles} are all of one table, and {@code TableColumns} the
 *       same for all chunks). {@code ChunkedRun} takes them one by one through {@code
 *       ChunkScoring}, and {@code StagedScores} commits each; {@code RunIdentity} says which run
 *       may go on with them. {@code UpdatePlan} finds the rows of an older table that still hold,
 *       and {@code UnlistedFolders} those that it must not take for gone.
 *   <li>{@link org.unmask.scoring.DatasetScorer}: a dataset's split in, labelled scores out, for
 *       evaluation and the choice of threshold.
 *   <li>{@link org.unmask.scoring.FeatureExtractor}: a dataset's split in, {@link
 *       org.unmask.scoring.Features} under several views out, for the training of a head.
 *   <li>{@link org.unmask.scoring.ExecutorClassifier}: the classifier that all tasks of a JVM
 *       share. Whoever stops Spark in a JVM that goes on closes it.
 * </ul>
 *
 * <p>{@code ScoringMetrics} tells Spark's metrics system what a JVM has scored.
 *
 * <p>On an executor, images come in batches bounded by count and bytes ({@link
 * org.unmask.scoring.Batching}). For a corpus a second thread of the task reads, hashes and checks
 * the next batch meanwhile. What is wrong with an image is a value in its row; what is wrong with
 * the classifier fails the task, and the message names the images.
 */
@NullMarked
package org.unmask.scoring;

import org.jspecify.annotations.NullMarked;
