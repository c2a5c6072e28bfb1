/**
 * Which images go to which split, and what became of every file. Pure: JDK only.
 *
 * <ul>
 *   <li>{@link org.unmask.split.SplitAssigner}: whole groups to splits, each drawn by its own name,
 *       a few moved so that labels are stratified; it counts {@link org.unmask.split.GroupShape}s,
 *       so that it takes any number of groups. No rule that looks at a group alone can meet exact
 *       shares, and none that looks at all can leave each where it was when more come: hence both.
 *   <li>{@link org.unmask.split.SeededHash}: the shuffle that depends on seed and key alone.
 *   <li>{@link org.unmask.split.DatasetSummary} and {@link org.unmask.split.RejectReason}: the
 *       books of a dataset, which must balance; {@link org.unmask.split.ShortcutAudit}: what tells
 *       its labels without the face.
 * </ul>
 */
@NullMarked
package org.unmask.split;

import org.jspecify.annotations.NullMarked;
