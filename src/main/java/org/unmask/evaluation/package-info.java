/**
 * How good a model is on labelled images. Pure but for {@link org.unmask.evaluation.Curves}, which
 * asks Spark MLlib.
 *
 * <ul>
 *   <li>{@link org.unmask.evaluation.ScoredImages}: what is measured, one row an image.
 *   <li>{@link org.unmask.evaluation.EvaluationPlan}: how, and whether the model knew the images.
 *   <li>{@link org.unmask.evaluation.Evaluator}: from those to an {@link
 *       org.unmask.evaluation.Evaluation}, which holds everything that a report shows.
 *   <li>{@link org.unmask.evaluation.ConfusionMatrix} and {@link
 *       org.unmask.evaluation.ClassificationReport}: at the threshold.
 *   <li>{@link org.unmask.evaluation.Curves}, average precision, equal error rate: over all
 *       thresholds.
 *   <li>{@link org.unmask.evaluation.Calibration}: whether probabilities mean what they say.
 *   <li>{@link org.unmask.evaluation.Interval}: how far the images at hand decide, by a bootstrap
 *       of groups.
 * </ul>
 *
 * <p>FAKE is the positive class. A measure that is not defined, such as a ROC-AUC without fakes, is
 * NaN; each says when.
 */
@NullMarked
package org.unmask.evaluation;

import org.jspecify.annotations.NullMarked;
