/**
 * Which images go to which split, and what became of every file. Pure: JDK only.
 *
 * <ul>
 *   <li>{@link org.unmask.split.SplitAssigner}: whole groups to splits, stratified by label.
 *   <li>{@link org.unmask.split.SeededHash}: the shuffle that depends on seed and key alone.
 *   <li>{@link org.unmask.split.DatasetSummary} and {@link org.unmask.split.RejectReason}: the
 *       books of a dataset, which must balance.
 * </ul>
 */
@NullMarked
package org.unmask.split;

import org.jspecify.annotations.NullMarked;
