package org.unmask.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.split.GroupCell.Hold;

class SplitAssignerTest {

  private static final SplitFractions FRACTIONS = new SplitFractions(0.8, 0.1, 0.1);

  private record Group(String id, GroupShape shape) {}

  @Test
  void meetsTheFractionsExactlyWhereSingleImagesAllow() {
    Map<SplitName, long[]> counts = counts(FRACTIONS, 1, singles(600, 1000));

    assertThat(counts.get(SplitName.TRAIN)).containsExactly(480, 800);
    assertThat(counts.get(SplitName.VALIDATION)).containsExactly(60, 100);
    assertThat(counts.get(SplitName.TEST)).containsExactly(60, 100);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -5, Long.MAX_VALUE})
  void keepsSizeAndLabelShareOfEverySplitWithinATenthOfAPercent(long seed) {
    List<Group> groups = mixedGroups(3000);
    double all = groups.stream().mapToLong(group -> group.shape().size()).sum();
    double fake = groups.stream().mapToLong(group -> group.shape().fake()).sum();

    counts(FRACTIONS, seed, groups)
        .forEach(
            (split, count) -> {
              double size = count[0] + count[1];
              assertThat(size / all).isCloseTo(FRACTIONS.of(split), within(0.001));
              assertThat(count[1] / size).isCloseTo(fake / all, within(0.001));
            });
  }

  @Test
  void leavesNoSplitWithSmallGroupsAlone() {
    List<Group> groups = mixedGroups(3000);
    Map<String, SplitName> assignment = assign(FRACTIONS, 3, groups, Map.of());
    double large = groups.stream().filter(group -> group.shape().size() >= 6).count();

    for (SplitName split : SplitName.values()) {
      long here =
          groups.stream()
              .filter(group -> group.shape().size() >= 6 && assignment.get(group.id()) == split)
              .count();
      assertThat(here / large).isCloseTo(FRACTIONS.of(split), within(0.02));
    }
  }

  @Test
  void doesNotSeeTheOrderOfTheInput() {
    List<Group> groups = mixedGroups(500);
    Map<String, SplitName> expected = assign(FRACTIONS, 9, groups, Map.of());

    for (int round = 0; round < 5; round++) {
      List<Group> shuffled = new ArrayList<>(groups);
      Collections.shuffle(shuffled, new Random(round));
      assertThat(assign(FRACTIONS, 9, shuffled, Map.of())).isEqualTo(expected);
    }
  }

  @Test
  void assignsOtherwiseUnderAnotherSeed() {
    List<Group> groups = singles(50, 50);

    assertThat(assign(FRACTIONS, 1, groups, Map.of()))
        .isNotEqualTo(assign(FRACTIONS, 2, groups, Map.of()));
  }

  @Test
  void drawsByTheNameOfTheGroupAlone() {
    SplitAssigner assigner = new SplitAssigner(FRACTIONS, 1);
    Map<SplitName, Integer> drawn = new EnumMap<>(SplitName.class);
    for (int i = 0; i < 10_000; i++) {
      drawn.merge(assigner.draw("group " + i), 1, Integer::sum);
    }

    // Five standard deviations of 10,000 draws at 0.1.
    assertThat(drawn.get(SplitName.VALIDATION)).isCloseTo(1000, within(150));
    assertThat(drawn.get(SplitName.TEST)).isCloseTo(1000, within(150));
  }

  @Test
  void movesOnlyAFewOfTheGroupsThatItDrew() {
    List<Group> groups = mixedGroups(10_000);
    SplitAssigner assigner = new SplitAssigner(FRACTIONS, 5);

    long moved =
        assign(FRACTIONS, 5, groups, Map.of()).entrySet().stream()
            .filter(group -> group.getValue() != assigner.draw(group.getKey()))
            .count();

    assertThat(moved).isLessThan(200);
  }

  @Test
  void growthMovesNoGroupThatIsFixedAndHardlyAnyThatIsNot() {
    List<Group> all = mixedGroups(6_000);
    Map<String, SplitName> before = assign(FRACTIONS, 7, all.subList(0, 3_000), Map.of());

    Map<String, SplitName> appended = assign(FRACTIONS, 7, all, before);
    Map<String, SplitName> anew = assign(FRACTIONS, 7, all, Map.of());

    assertThat(appended).containsAllEntriesOf(before);
    assertThat(before.entrySet().stream().filter(g -> anew.get(g.getKey()) != g.getValue()).count())
        .isLessThan(90);
  }

  @Test
  void newGroupsMakeUpForWhatFixedOnesLack() {
    Map<String, SplitName> before = new HashMap<>();
    singles(100, 0).forEach(group -> before.put(group.id(), SplitName.TRAIN));
    List<Group> grown = singles(200, 0);

    Map<SplitName, long[]> counts = count(grown, assign(FRACTIONS, 1, grown, before));

    assertThat(counts.get(SplitName.TRAIN)).containsExactly(160, 0);
    assertThat(counts.get(SplitName.VALIDATION)).containsExactly(20, 0);
  }

  @Test
  void leavesASplitWithoutAShareEmpty() {
    SplitFractions noTest = new SplitFractions(0.75, 0.25, 0);

    Map<SplitName, long[]> counts = counts(noTest, 1, singles(40, 80));

    assertThat(counts.get(SplitName.TRAIN)).containsExactly(30, 60);
    assertThat(counts.get(SplitName.VALIDATION)).containsExactly(10, 20);
    assertThat(counts.get(SplitName.TEST)).containsExactly(0, 0);
  }

  @Test
  void sendsThreeImagesToTrain() {
    assertThat(assign(FRACTIONS, 1, singles(1, 2), Map.of()).values())
        .containsOnly(SplitName.TRAIN)
        .hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void sendsTheOnlyGroupToTheLargestSplit(long seed) {
    List<Group> one = List.of(new Group("video", new GroupShape(10, 30)));

    assertThat(assign(FRACTIONS, seed, one, Map.of()).values()).containsOnly(SplitName.TRAIN);
    assertThat(assign(new SplitFractions(0.2, 0.7, 0.1), seed, one, Map.of()).values())
        .containsOnly(SplitName.VALIDATION);
  }

  @Test
  void balancesMixedGroupsOfOppositeLeaning() {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      groups.add(new Group("leans to real " + i, new GroupShape(3, 1)));
      groups.add(new Group("leans to fake " + i, new GroupShape(1, 3)));
    }

    Map<SplitName, long[]> counts = counts(FRACTIONS, 4, groups);

    assertThat(counts.get(SplitName.TEST)).containsExactly(20, 20);
    assertThat(counts.get(SplitName.VALIDATION)).containsExactly(20, 20);
  }

  @Test
  void findsRoomForAGroupThatIsTooLargeForWhereItWasDrawn() {
    for (long seed = 0; seed < 20; seed++) {
      List<Group> groups = singles(100, 100);
      groups.add(new Group("half of it all", new GroupShape(100, 100)));

      Map<SplitName, long[]> counts = counts(FRACTIONS, seed, groups);

      assertThat(counts.get(SplitName.TRAIN)).containsExactly(160, 160);
      assertThat(counts.get(SplitName.TEST)).containsExactly(20, 20);
    }
  }

  @Test
  void acceptsOneLabelAlone() {
    assertThat(counts(FRACTIONS, 1, singles(0, 100)).get(SplitName.TEST)).containsExactly(0, 10);
  }

  @Test
  void acceptsNoGroups() {
    assertThat(new SplitAssigner(FRACTIONS, 1).balance(List.of())).isEmpty();
  }

  private static Map<SplitName, long[]> counts(
      SplitFractions fractions, long seed, List<Group> groups) {
    return count(groups, assign(fractions, seed, groups, Map.of()));
  }

  private static Map<SplitName, long[]> count(
      List<Group> groups, Map<String, SplitName> assignment) {
    Map<SplitName, long[]> counts = new EnumMap<>(SplitName.class);
    for (SplitName split : SplitName.values()) {
      counts.put(split, new long[2]);
    }
    for (Group group : groups) {
      long[] count = Objects.requireNonNull(counts.get(assignment.get(group.id())));
      count[0] += group.shape().real();
      count[1] += group.shape().fake();
    }
    return counts;
  }

  /** What the dataset room does with Spark, on lists. */
  private static Map<String, SplitName> assign(
      SplitFractions fractions, long seed, List<Group> groups, Map<String, SplitName> fixed) {
    SplitAssigner assigner = new SplitAssigner(fractions, seed);
    Map<String, SplitName> assignment = new HashMap<>();
    Map<List<Object>, Long> census = new HashMap<>();
    for (Group group : groups) {
      SplitName split = fixed.getOrDefault(group.id(), assigner.draw(group.id()));
      assignment.put(group.id(), split);
      Hold hold = fixed.containsKey(group.id()) ? Hold.FIXED : Hold.FREE;
      census.merge(List.of(split, group.shape(), hold), 1L, Long::sum);
    }
    List<GroupCell> cells = new ArrayList<>();
    census.forEach(
        (key, n) ->
            cells.add(
                new GroupCell(
                    (SplitName) key.get(0), (GroupShape) key.get(1), (Hold) key.get(2), n)));
    Set<String> taken = new HashSet<>(fixed.keySet());
    for (Transfer transfer : assigner.balance(cells)) {
      groups.stream()
          .filter(
              group ->
                  group.shape().equals(transfer.shape())
                      && !taken.contains(group.id())
                      && assigner.draw(group.id()) == transfer.from())
          .sorted(Comparator.comparingDouble(group -> assigner.turn(group.id())))
          .limit(transfer.groups())
          .toList()
          .forEach(
              group -> {
                taken.add(group.id());
                assignment.put(group.id(), transfer.to());
              });
    }
    return assignment;
  }

  private static List<Group> singles(int real, int fake) {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < real; i++) {
      groups.add(new Group("real " + i, new GroupShape(1, 0)));
    }
    for (int i = 0; i < fake; i++) {
      groups.add(new Group("fake " + i, new GroupShape(0, 1)));
    }
    return groups;
  }

  private static List<Group> mixedGroups(int groups) {
    Random random = new Random(11);
    List<Group> mixed = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      mixed.add(new Group("group " + i, new GroupShape(1 + random.nextInt(2), random.nextInt(8))));
    }
    return mixed;
  }
}
