/**
 * Images in, a dataset in Parquet out, and back. Adapter: Spark.
 *
 * <ul>
 *   <li>{@link org.unmask.dataset.DatasetBuilder} makes a dataset: {@code CandidateListing} (what
 *       is there, and what folders or {@code Metadata} say of it), {@code InspectionJob} (what the
 *       bytes are), {@code Admission} (what is kept), {@code SplitChoice}, {@code DatasetWriter}.
 *   <li>{@code GroupSearch} ties groups together: {@code NearDuplicates} finds images that look
 *       alike ({@code HashBands} sort their hashes, {@code BucketWalk} compares neighbours), {@code
 *       ConnectedGroups} makes components of such {@code GroupEdges}, within tasks by {@code
 *       LocalStars}; {@code KeptRows} holds what is computed on the way.
 *   <li>{@link org.unmask.dataset.CorpusListing} lists with all executors what is below folders and
 *       globs.
 *   <li>{@link org.unmask.dataset.DatasetReader} opens one; {@link org.unmask.dataset.ImageStore}
 *       brings a split to the trainer's disk.
 *   <li>{@link org.unmask.dataset.DatasetSchema} names the columns, {@link
 *       org.unmask.dataset.JobProgress} shows how far Spark is, {@link
 *       org.unmask.dataset.SparkFailure} says in one line why it failed.
 * </ul>
 */
@NullMarked
package org.unmask.dataset;

import org.jspecify.annotations.NullMarked;
