/**
 * Whether the label of a dataset can be told from what is not the face, before anyone trains on it.
 * Adapter: Spark, and MLlib for the classifier.
 *
 * <ul>
 *   <li>{@link org.unmask.audit.ShortcutAuditor}: an index in, a {@link
 *       org.unmask.split.ShortcutAudit} out.
 *   <li>{@code AuditSample}: the images that are looked at, chosen by hash, on the driver; {@code
 *       SampleQuery} brings them there in one Spark job.
 *   <li>{@code NumericFeature} and {@code CategoricalFeature}: what each column tells alone.
 *   <li>{@code CombinedFeatures}: what they tell together, by a random forest on held-out groups.
 * </ul>
 *
 * <p>All chance is drawn from the seed and the ids of images and groups, so neither the order of
 * the rows nor their partitions change an answer.
 */
@NullMarked
package org.unmask.audit;

import org.jspecify.annotations.NullMarked;
