/**
 * Values in, files out. Pure: JDK, Jackson for JSON, XChart for plots; no file format of its own.
 *
 * <ul>
 *   <li>{@link org.unmask.report.EvaluationJson}, {@link org.unmask.report.EvaluationPlots} and
 *       {@link org.unmask.report.EvaluationHtml}: an evaluation, for programs and for people.
 *   <li>{@link org.unmask.report.DatasetReport}, {@link org.unmask.report.DatasetPlots} and {@link
 *       org.unmask.report.DatasetHtml}: a dataset, for people.
 *   <li>{@link org.unmask.report.TrainingReport}, {@link org.unmask.report.TrainingPlots}, {@link
 *       org.unmask.report.TrainingHtml} and {@link org.unmask.report.HistoryCsv}: how training
 *       went; {@link org.unmask.report.AugmentationSheet}: what it sees.
 *   <li>{@link org.unmask.report.Manifest}: where an artefact comes from.
 *   <li>{@link org.unmask.report.WholeFile}: files that are never seen half-written.
 * </ul>
 */
@NullMarked
package org.unmask.report;

import org.jspecify.annotations.NullMarked;
