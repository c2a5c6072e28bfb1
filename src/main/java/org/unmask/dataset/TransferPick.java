package org.unmask.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.types.DataTypes;
import org.unmask.split.GroupCell;
import org.unmask.split.GroupShape;
import org.unmask.split.SplitAssigner;
import org.unmask.split.SplitFractions;
import org.unmask.split.SplitName;
import org.unmask.split.Transfer;

/**
 * Finds which groups the transfers take: those whose {@link SplitAssigner#turn} comes first. Turns
 * are even over 0 to 1, so all but a few groups are left out before any comes to the driver.
 */
final class TransferPick {
  /** Where groups are taken from. */
  private record Place(SplitName split, GroupShape shape) implements Serializable {}

  private final SplitFractions fractions;
  private final long seed;
  private final Map<Place, Long> free = new HashMap<>();

  TransferPick(SplitFractions fractions, long seed, List<GroupCell> census) {
    this.fractions = fractions;
    this.seed = seed;
    for (GroupCell cell : census) {
      if (cell.hold() == GroupCell.Hold.FREE) {
        free.merge(new Place(cell.split(), cell.shape()), cell.groups(), Long::sum);
      }
    }
  }

  /** The new split of each group that is moved. */
  Map<String, SplitName> pick(List<Transfer> transfers, Dataset<Row> freeGroups) {
    Map<Place, List<Transfer>> byPlace = new HashMap<>();
    for (Transfer transfer : transfers) {
      byPlace
          .computeIfAbsent(new Place(transfer.from(), transfer.shape()), place -> new ArrayList<>())
          .add(transfer);
    }
    Map<String, SplitName> moved = new HashMap<>();
    double slack = 1;
    while (!byPlace.isEmpty()) {
      Map<Place, List<String>> found = first(byPlace, freeGroups, slack);
      byPlace
          .entrySet()
          .removeIf(
              place ->
                  take(place.getValue(), found.getOrDefault(place.getKey(), List.of()), moved));
      slack *= 8;
    }
    return moved;
  }

  /** Takes groups off the front of {@code inTurn}; false where they are too few. */
  private static boolean take(
      List<Transfer> transfers, List<String> inTurn, Map<String, SplitName> moved) {
    long wanted = transfers.stream().mapToLong(Transfer::groups).sum();
    if (inTurn.size() < wanted) {
      return false;
    }
    int next = 0;
    for (Transfer transfer : transfers) {
      for (long i = 0; i < transfer.groups(); i++) {
        moved.put(inTurn.get(next++), transfer.to());
      }
    }
    return true;
  }

  /** The groups of each place whose turn comes first, in their turn; a few more than are wanted. */
  private Map<Place, List<String>> first(
      Map<Place, List<Transfer>> byPlace, Dataset<Row> freeGroups, double slack) {
    HashMap<Place, Double> bounds = new HashMap<>();
    byPlace.forEach((place, transfers) -> bounds.put(place, bound(place, transfers, slack)));
    SplitFractions shares = fractions;
    long turnSeed = seed;
    UDF4<String, String, Long, Long, Boolean> early =
        (group, split, real, fake) -> {
          Double bound =
              bounds.get(new Place(SplitName.ofFolder(split), new GroupShape(real, fake)));
          return bound != null && new SplitAssigner(shares, turnSeed).turn(group) < bound;
        };
    SplitAssigner assigner = new SplitAssigner(fractions, seed);
    Map<Place, List<String>> found = new HashMap<>();
    for (Row row :
        freeGroups
            .filter(
                udf(early, DataTypes.BooleanType)
                    .apply(
                        col(DatasetSchema.GROUP_ID),
                        col(DatasetSchema.SPLIT),
                        col(SplitAssignment.REAL),
                        col(SplitAssignment.FAKE)))
            .collectAsList()) {
      Place place =
          new Place(
              SplitName.ofFolder(row.getAs(DatasetSchema.SPLIT)),
              new GroupShape(
                  row.<Long>getAs(SplitAssignment.REAL), row.<Long>getAs(SplitAssignment.FAKE)));
      found.computeIfAbsent(place, key -> new ArrayList<>()).add(row.getAs(DatasetSchema.GROUP_ID));
    }
    found
        .values()
        .forEach(
            groups ->
                groups.sort(
                    Comparator.comparingDouble(assigner::turn)
                        .thenComparing(Comparator.naturalOrder())));
    return found;
  }

  private double bound(Place place, List<Transfer> transfers, double slack) {
    double wanted = transfers.stream().mapToLong(Transfer::groups).sum();
    double all = Objects.requireNonNull(free.get(place));
    return slack * (wanted + 6 * Math.sqrt(wanted) + 20) / all;
  }
}
