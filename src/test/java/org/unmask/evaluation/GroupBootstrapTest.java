package org.unmask.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GroupBootstrapTest {

  @Test
  void drawsGroupsNotImages() {
    // Group a is all right, group b all wrong: a draw of two groups is right at 0, 1/2 or 1.
    // Drawing 200 images one by one would stay within about 0.43 to 0.57.
    ScoredImages.Builder builder = ScoredImages.builder();
    for (int i = 0; i < 100; i++) {
      Scored.add(builder, "a" + i, "a", "s", true, 0.9);
      Scored.add(builder, "b" + i, "b", "s", true, 0.1);
    }
    assertThat(new GroupBootstrap(builder.build(), 200, 7).accuracy(0.5))
        .isEqualTo(new Interval(0, 1));
  }

  @Test
  void agreesWithTheBinomialWhereEachImageIsItsOwnGroup() {
    // 400 images, 320 right: 0.8 with a standard error of sqrt(0.8 * 0.2 / 400) = 0.02.
    ScoredImages.Builder builder = ScoredImages.builder();
    for (int i = 0; i < 400; i++) {
      Scored.add(builder, "i" + i, "i" + i, "s", true, i < 320 ? 0.9 : 0.1);
    }
    Interval interval = new GroupBootstrap(builder.build(), 2000, 7).accuracy(0.5);
    assertThat(interval.low()).isCloseTo(0.8 - 1.96 * 0.02, within(0.006));
    assertThat(interval.high()).isCloseTo(0.8 + 1.96 * 0.02, within(0.006));
  }

  @Test
  void hasAWidthWhereEveryVerdictIsRightOrWrong() {
    // Each group is one of n: 0.025^(1/40) is exp(-3.688879 / 40), and 0.025^(1/10) likewise.
    assertThat(fakes(40, 40).accuracy(0.5).low()).isCloseTo(0.911903, within(1e-6));
    assertThat(fakes(40, 40).accuracy(0.5).high()).isEqualTo(1);
    assertThat(fakes(40, 40).accuracy(0.95).low()).isZero();
    assertThat(fakes(40, 40).accuracy(0.95).high()).isCloseTo(0.088097, within(1e-6));
    assertThat(fakes(40, 10).accuracy(0.5).low()).isCloseTo(0.691503, within(1e-6));
    assertThat(fakes(40, 1).accuracy(0.5)).isEqualTo(Interval.UNKNOWN);
  }

  private static GroupBootstrap fakes(int images, int groups) {
    ScoredImages.Builder builder = ScoredImages.builder();
    for (int i = 0; i < images; i++) {
      Scored.add(builder, "i" + i, "g" + i % groups, "s", true, 0.9);
    }
    return new GroupBootstrap(builder.build(), 50, 7);
  }

  @Test
  void isUnknownWhereEveryDrawComesOutTheSame() {
    ScoredImages apart = Scored.of("RRRRFFFF", 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9);
    assertThat(new GroupBootstrap(apart, 50, 1).rocAuc(Ranking.of(apart)))
        .isEqualTo(Interval.UNKNOWN);
    ScoredImages.Builder halfRight = ScoredImages.builder();
    for (int i = 0; i < 4; i++) {
      Scored.add(halfRight, "right" + i, "g" + i, "s", true, 0.9);
      Scored.add(halfRight, "wrong" + i, "g" + i, "s", true, 0.1);
    }
    assertThat(new GroupBootstrap(halfRight.build(), 50, 1).accuracy(0.5))
        .isEqualTo(Interval.UNKNOWN);
  }

  @Test
  void enclosesTheAreaAndRepeatsItselfExactly() {
    ScoredImages images = Scored.random(600, 4);
    Ranking ranking = Ranking.of(images);
    Interval interval = new GroupBootstrap(images, 200, 7).rocAuc(ranking);
    double area = ranking.rocAuc(Ranking.Copies.ONE);
    assertThat(interval.low()).isLessThan(area).isGreaterThan(area - 0.08);
    assertThat(interval.high()).isGreaterThan(area).isLessThan(area + 0.08);
    assertThat(new GroupBootstrap(images, 200, 7).rocAuc(ranking)).isEqualTo(interval);
    assertThat(new GroupBootstrap(images, 200, 8).rocAuc(ranking)).isNotEqualTo(interval);
  }

  @Test
  void isUnknownWithOneGroupOrOneClassOrNoImages() {
    ScoredImages.Builder oneGroup = ScoredImages.builder();
    Scored.add(oneGroup, "a", "g", "s", true, 0.9);
    Scored.add(oneGroup, "b", "g", "s", false, 0.1);
    assertThat(new GroupBootstrap(oneGroup.build(), 50, 1).accuracy(0.5))
        .isEqualTo(Interval.UNKNOWN);
    ScoredImages oneClass = Scored.of("FFF", 0.1, 0.2, 0.3);
    assertThat(new GroupBootstrap(oneClass, 50, 1).rocAuc(Ranking.of(oneClass)))
        .isEqualTo(Interval.UNKNOWN);
    assertThat(new GroupBootstrap(Scored.of(""), 50, 1).accuracy(0.5)).isEqualTo(Interval.UNKNOWN);
  }

  @Test
  void theAreaIsUnknownWithOneGroupOfAClass() {
    ScoredImages.Builder builder = ScoredImages.builder();
    for (int i = 0; i < 10; i++) {
      Scored.add(builder, "r" + i, "one video", "s", false, i / 10.0);
      Scored.add(builder, "f" + i, "fakes of " + i, "s", true, 0.3 + i / 15.0);
    }
    ScoredImages oneReal = builder.build();
    assertThat(new GroupBootstrap(oneReal, 50, 1).rocAuc(Ranking.of(oneReal)))
        .isEqualTo(Interval.UNKNOWN);
    Scored.add(builder, "r10", "fakes of 1", "s", false, 0.2);
    ScoredImages twoReals = builder.build();
    assertThat(new GroupBootstrap(twoReals, 50, 1).rocAuc(Ranking.of(twoReals)))
        .isNotEqualTo(Interval.UNKNOWN);
  }

  @Test
  void interpolatesBetweenRanks() {
    double[] sorted = {0, 10, 20, 30, 40};
    assertThat(GroupBootstrap.quantile(sorted, 0.025)).isCloseTo(1, within(1e-12));
    assertThat(GroupBootstrap.quantile(sorted, 0.975)).isCloseTo(39, within(1e-12));
    assertThat(GroupBootstrap.quantile(new double[] {5}, 0.975)).isEqualTo(5);
  }
}
