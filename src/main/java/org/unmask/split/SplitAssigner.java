package org.unmask.split;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Sends whole groups to splits so that each split holds its share of either label.
 *
 * <p>Every group is drawn into a split by the {@link SeededHash} of its name alone, like names out
 * of a hat: neither other groups nor their order matter. Chance leaves each split some images over
 * or short of its share; {@link #balance} names the few groups, some thousandths of a large
 * dataset, that go elsewhere to mend that. So a dataset that grows keeps nearly all of its groups
 * where they were even when it is drawn anew, and all of them where those of before are {@link
 * GroupCell.Hold#FIXED}; and the driver of a cluster counts shapes, never groups.
 */
public final class SplitAssigner {
  private static final double TWO_TO_64 = 0x1p64;

  private final SplitFractions fractions;
  private final long seed;

  public SplitAssigner(SplitFractions fractions, long seed) {
    this.fractions = fractions;
    this.seed = seed;
  }

  /** The split that a group is drawn into, whatever other groups there are. */
  public SplitName draw(String groupId) {
    double place = unit(SeededHash.of(seed, groupId));
    SplitName last = SplitName.TRAIN;
    for (SplitName split : SplitName.values()) {
      double share = fractions.of(split);
      if (share > 0) {
        last = split;
        if (place < share) {
          return split;
        }
      }
      place -= share;
    }
    return last;
  }

  /** In which order groups of one shape are taken for transfers: the least first. */
  public double turn(String groupId) {
    return unit(SeededHash.of(~seed, groupId));
  }

  /**
   * The transfers that bring every split near its share of either label. Each one lowers Pearson's
   * chi-square, the sum of {@code (count - target)² / target} over splits and labels, the most that
   * one group can; it ends where no move of a single group lowers it further.
   *
   * @param census every group, in any order
   */
  public List<Transfer> balance(Collection<GroupCell> census) {
    Balance balance = new Balance(fractions, census);
    balance.settle();
    List<Transfer> transfers = new ArrayList<>();
    for (Map.Entry<Balance.Route, Long> route : balance.moved().entrySet()) {
      transfers.add(
          new Transfer(
              route.getKey().shape(),
              route.getKey().from(),
              route.getKey().to(),
              route.getValue()));
    }
    return transfers;
  }

  /** A hash as a number of 0 to below 1. */
  private static double unit(long hash) {
    double unsigned = hash >= 0 ? hash : hash + TWO_TO_64;
    // The largest hashes round up to 2^64 itself.
    return Math.min(unsigned / TWO_TO_64, Math.nextDown(1.0));
  }
}
