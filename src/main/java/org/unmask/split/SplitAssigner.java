package org.unmask.split;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unmask.image.Label;

/**
 * Sends whole groups to splits so that each split holds its share of either label.
 *
 * <p>Groups come in order of size, the largest first (what comes late fills the gaps), those of one
 * size shuffled by {@link SeededHash}. Each goes to the split where it lowers Pearson's chi-square,
 * the sum of {@code (count - target)² / target} over splits and labels, the most. For groups of one
 * image this greedy rule is the method of Sainte-Laguë (1910), which divides seats among parties
 * and is never off by a whole image for long; unlike plain distance to the target it fills all
 * splits side by side, so that none gets the small groups alone.
 */
public final class SplitAssigner {
  private final SplitFractions fractions;
  private final long seed;

  public SplitAssigner(SplitFractions fractions, long seed) {
    this.fractions = fractions;
    this.seed = seed;
  }

  /**
   * The split of each group; the order of {@code groups} makes no difference.
   *
   * @throws IllegalArgumentException if two groups have one id
   */
  public Map<String, SplitName> assign(Collection<GroupCounts> groups) {
    Map<SplitName, Fill> fills = new EnumMap<>(SplitName.class);
    for (SplitName split : SplitName.values()) {
      if (fractions.of(split) > 0) {
        fills.put(split, new Fill(fractions.of(split), groups));
      }
    }
    Map<String, SplitName> assignment = new HashMap<>(groups.size() * 2);
    for (GroupCounts group : inOrder(groups)) {
      SplitName best = best(group, fills);
      fill(best, fills).add(group);
      if (assignment.put(group.groupId(), best) != null) {
        throw new IllegalArgumentException("Invalid groups: " + group.groupId() + " comes twice");
      }
    }
    return assignment;
  }

  private List<GroupCounts> inOrder(Collection<GroupCounts> groups) {
    List<Keyed> keyed = new ArrayList<>(groups.size());
    for (GroupCounts group : groups) {
      keyed.add(new Keyed(group, SeededHash.of(seed, group.groupId())));
    }
    keyed.sort(
        Comparator.comparingLong((Keyed k) -> k.group().size())
            .reversed()
            .thenComparingLong(Keyed::hash)
            .thenComparing(k -> k.group().groupId()));
    return keyed.stream().map(Keyed::group).toList();
  }

  private static SplitName best(GroupCounts group, Map<SplitName, Fill> fills) {
    SplitName best = SplitName.TRAIN;
    double bestGain = Double.NEGATIVE_INFINITY;
    for (Map.Entry<SplitName, Fill> candidate : fills.entrySet()) {
      double gain = candidate.getValue().gain(group);
      if (gain > bestGain) {
        best = candidate.getKey();
        bestGain = gain;
      }
    }
    return best;
  }

  private static Fill fill(SplitName split, Map<SplitName, Fill> fills) {
    Fill fill = fills.get(split);
    if (fill == null) {
      throw new IllegalStateException("No share for " + split);
    }
    return fill;
  }

  private record Keyed(GroupCounts group, long hash) {}

  /** How full one split is. */
  private static final class Fill {
    private final double[] target = new double[Label.values().length];
    private final long[] count = new long[Label.values().length];

    Fill(double fraction, Collection<GroupCounts> groups) {
      for (Label label : Label.values()) {
        target[label.index()] =
            fraction * groups.stream().mapToLong(group -> group.of(label)).sum();
      }
    }

    /** By how much chi-square falls when the group comes here; a label without images is left. */
    double gain(GroupCounts group) {
      double gain = 0;
      for (Label label : Label.values()) {
        double expected = target[label.index()];
        double added = group.of(label);
        if (expected > 0) {
          gain += added * (2 * (expected - count[label.index()]) - added) / expected;
        }
      }
      return gain;
    }

    void add(GroupCounts group) {
      for (Label label : Label.values()) {
        count[label.index()] += group.of(label);
      }
    }
  }
}
