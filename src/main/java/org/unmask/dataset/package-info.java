/**
 * Images in, a dataset in Parquet out, and back. Adapter: Spark.
 *
 * <ul>
 *   <li>{@link org.unmask.dataset.DatasetBuilder} is told what to make a dataset of, or what to
 *       append to one; {@code DatasetAssembly} brings it to its place; {@code DatasetBuild} is the
 *       course of it, all of it tables of Spark: {@code DatasetInputs} (what there is; {@code
 *       FolderReading} and {@code Metadata} say what of it), {@code Inspector} (what executors read
 *       and measure), {@code Judgement} (what is kept of equal bytes), {@code GroupSearch}, {@code
 *       SplitAssignment}, {@code DatasetWriter}, {@code Summing}.
 *   <li>{@code DatasetAppend} brings a later generation into a dataset that is there, {@code
 *       DatasetLayout} says which file is of which; {@code EarlierGeneration} is what it joins.
 *   <li>{@code GroupSearch} ties groups together: {@code NearDuplicates} finds images that look
 *       alike ({@code HashBands} sort their hashes, {@code BucketWalk} compares neighbours), {@code
 *       ConnectedGroups} makes components of such {@code GroupEdges}, within tasks by {@code
 *       LocalStars}; {@code Ties} are what later generations have to know of it; {@code KeptRows}
 *       holds what is computed on the way.
 *   <li>{@link org.unmask.dataset.CorpusListing} lists with all executors what is below folders and
 *       globs; {@link org.unmask.dataset.ClusterSlots} wait for them.
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
