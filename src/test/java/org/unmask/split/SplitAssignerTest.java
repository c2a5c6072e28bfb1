package org.unmask.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitAssignerTest {

  private static final SplitFractions FRACTIONS = new SplitFractions(0.8, 0.1, 0.1);

  @Test
  void meetsTheFractionsExactlyWhereSingleImagesAllow() {
    Map<SplitName, long[]> counts = counts(FRACTIONS, 1, singles(600, 1000));

    assertThat(counts.get(SplitName.TRAIN)).containsExactly(480, 800);
    assertThat(counts.get(SplitName.VALIDATION)).containsExactly(60, 100);
    assertThat(counts.get(SplitName.TEST)).containsExactly(60, 100);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -5, Long.MAX_VALUE})
  void keepsSizeAndLabelShareOfEverySplitWithinOnePercent(long seed) {
    List<GroupCounts> groups = mixedGroups(3000);
    double all = groups.stream().mapToLong(GroupCounts::size).sum();
    double fake = groups.stream().mapToLong(GroupCounts::fake).sum();

    counts(FRACTIONS, seed, groups)
        .forEach(
            (split, count) -> {
              double size = count[0] + count[1];
              assertThat(size / all).isCloseTo(FRACTIONS.of(split), within(0.01));
              assertThat(count[1] / size).isCloseTo(fake / all, within(0.01));
            });
  }

  @Test
  void leavesNoSplitWithSmallGroupsAlone() {
    List<GroupCounts> groups = mixedGroups(3000);
    Map<String, SplitName> assignment = new SplitAssigner(FRACTIONS, 3).assign(groups);
    double large = groups.stream().filter(group -> group.size() >= 6).count();

    for (SplitName split : SplitName.values()) {
      long here =
          groups.stream()
              .filter(group -> group.size() >= 6 && assignment.get(group.groupId()) == split)
              .count();
      assertThat(here / large).isCloseTo(FRACTIONS.of(split), within(0.02));
    }
  }

  @Test
  void assignsEveryGroupOnce() {
    List<GroupCounts> groups = mixedGroups(500);

    assertThat(new SplitAssigner(FRACTIONS, 1).assign(groups))
        .containsOnlyKeys(groups.stream().map(GroupCounts::groupId).toList());
  }

  @Test
  void doesNotSeeTheOrderOfTheInput() {
    List<GroupCounts> groups = mixedGroups(500);
    Map<String, SplitName> expected = new SplitAssigner(FRACTIONS, 9).assign(groups);

    for (int round = 0; round < 5; round++) {
      List<GroupCounts> shuffled = new ArrayList<>(groups);
      Collections.shuffle(shuffled, new Random(round));
      assertThat(new SplitAssigner(FRACTIONS, 9).assign(shuffled)).isEqualTo(expected);
    }
  }

  @Test
  void assignsOtherwiseUnderAnotherSeed() {
    List<GroupCounts> groups = singles(50, 50);

    assertThat(new SplitAssigner(FRACTIONS, 1).assign(groups))
        .isNotEqualTo(new SplitAssigner(FRACTIONS, 2).assign(groups));
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
    assertThat(new SplitAssigner(FRACTIONS, 1).assign(singles(1, 2)).values())
        .containsOnly(SplitName.TRAIN)
        .hasSize(3);
  }

  @Test
  void sendsTheOnlyGroupToTheLargestSplit() {
    List<GroupCounts> one = List.of(new GroupCounts("video", 10, 30));

    assertThat(new SplitAssigner(FRACTIONS, 1).assign(one).values()).containsOnly(SplitName.TRAIN);
    assertThat(new SplitAssigner(new SplitFractions(0.2, 0.7, 0.1), 1).assign(one).values())
        .containsOnly(SplitName.VALIDATION);
  }

  @Test
  void balancesMixedGroupsOfOppositeLeaning() {
    List<GroupCounts> groups = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      groups.add(new GroupCounts("leans to real " + i, 3, 1));
      groups.add(new GroupCounts("leans to fake " + i, 1, 3));
    }

    Map<SplitName, long[]> counts = counts(FRACTIONS, 4, groups);

    assertThat(counts.get(SplitName.TEST)).containsExactly(20, 20);
    assertThat(counts.get(SplitName.VALIDATION)).containsExactly(20, 20);
  }

  @Test
  void acceptsOneLabelAlone() {
    assertThat(counts(FRACTIONS, 1, singles(0, 100)).get(SplitName.TEST)).containsExactly(0, 10);
  }

  @Test
  void acceptsNoGroups() {
    assertThat(new SplitAssigner(FRACTIONS, 1).assign(List.of())).isEmpty();
  }

  @Test
  void refusesAGroupThatComesTwice() {
    GroupCounts group = new GroupCounts("a", 1, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SplitAssigner(FRACTIONS, 1).assign(List.of(group, group)))
        .withMessageContaining("a comes twice");
  }

  private static Map<SplitName, long[]> counts(
      SplitFractions fractions, long seed, List<GroupCounts> groups) {
    Map<String, SplitName> assignment = new SplitAssigner(fractions, seed).assign(groups);
    Map<SplitName, long[]> counts = new EnumMap<>(SplitName.class);
    for (SplitName split : SplitName.values()) {
      counts.put(split, new long[2]);
    }
    for (GroupCounts group : groups) {
      long[] count =
          Objects.requireNonNull(
              counts.get(Objects.requireNonNull(assignment.get(group.groupId()))));
      count[0] += group.real();
      count[1] += group.fake();
    }
    return counts;
  }

  private static List<GroupCounts> singles(int real, int fake) {
    List<GroupCounts> groups = new ArrayList<>();
    for (int i = 0; i < real; i++) {
      groups.add(new GroupCounts("real " + i, 1, 0));
    }
    for (int i = 0; i < fake; i++) {
      groups.add(new GroupCounts("fake " + i, 0, 1));
    }
    return groups;
  }

  private static List<GroupCounts> mixedGroups(int groups) {
    Random random = new Random(11);
    List<GroupCounts> mixed = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      mixed.add(new GroupCounts("group " + i, 1 + random.nextInt(2), random.nextInt(8)));
    }
    return mixed;
  }
}
