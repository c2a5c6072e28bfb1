package org.unmask.split;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.unmask.image.Label;

/**
 * How full the splits are, and which free groups to move so that they fill as they should: steepest
 * descent on Pearson's chi-square, one group at a time.
 */
final class Balance {
  private static final Comparator<GroupShape> LARGEST_FIRST =
      Comparator.comparingLong(GroupShape::size).reversed().thenComparingLong(GroupShape::fake);
  private static final Comparator<Route> IN_ORDER =
      Comparator.comparing(Route::from)
          .thenComparing(Route::shape, LARGEST_FIRST)
          .thenComparing(Route::to);

  /** A gain below this share of the images is rounding, and could go round in circles. */
  private static final double LEAST_GAIN = 1e-9;

  /** From where to where groups of one shape move. */
  record Route(GroupShape shape, SplitName from, SplitName to) {}

  private final Map<SplitName, Fill> fills = new EnumMap<>(SplitName.class);
  private final Map<SplitName, Map<GroupShape, Long>> free = new EnumMap<>(SplitName.class);
  private final Map<Route, Long> moved = new TreeMap<>(IN_ORDER);

  Balance(SplitFractions fractions, Collection<GroupCell> census) {
    Map<Label, Long> total = new EnumMap<>(Label.class);
    for (GroupCell cell : census) {
      for (Label label : Label.values()) {
        total.merge(label, cell.groups() * cell.shape().of(label), Long::sum);
      }
    }
    for (SplitName split : SplitName.values()) {
      fills.put(split, new Fill(fractions.of(split), total));
      free.put(split, new TreeMap<>(LARGEST_FIRST));
    }
    for (GroupCell cell : census) {
      fill(cell.split()).add(cell.shape(), cell.groups());
      if (cell.hold() == GroupCell.Hold.FREE) {
        shapes(cell.split()).merge(cell.shape(), cell.groups(), Long::sum);
      }
    }
  }

  /**
   * Moves groups until no single move makes it better. One that has moved stays where it came to,
   * so that each takes one step at most.
   */
  void settle() {
    for (Route best = best(); best != null; best = best()) {
      fill(best.from()).add(best.shape(), -1);
      fill(best.to()).add(best.shape(), 1);
      shapes(best.from()).computeIfPresent(best.shape(), (shape, n) -> n > 1 ? n - 1 : null);
      moved.merge(best, 1L, Long::sum);
    }
  }

  /** How many groups take each route, in an order of its own. */
  Map<Route, Long> moved() {
    return moved;
  }

  private @Nullable Route best() {
    Route best = null;
    double most = LEAST_GAIN;
    for (SplitName from : SplitName.values()) {
      for (GroupShape shape : shapes(from).keySet()) {
        double left = fill(from).gain(shape, -1);
        for (SplitName to : SplitName.values()) {
          if (to != from && fill(to).open()) {
            double gain = left + fill(to).gain(shape, 1);
            if (gain > most) {
              most = gain;
              best = new Route(shape, from, to);
            }
          }
        }
      }
    }
    return best;
  }

  private Fill fill(SplitName split) {
    return Objects.requireNonNull(fills.get(split));
  }

  private Map<GroupShape, Long> shapes(SplitName split) {
    return Objects.requireNonNull(free.get(split));
  }
}
