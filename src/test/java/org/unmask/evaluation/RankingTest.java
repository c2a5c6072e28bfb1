package org.unmask.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.unmask.image.Label;
import org.unmask.model.RocAuc;

class RankingTest {

  @Test
  void averagesThePrecisionOverTheRecallGained() {
    // From the top: 0.8 F (precision 1, recall 1/2), 0.4 R, 0.35 F (2/3, 1), 0.1 R.
    Ranking ranking = Ranking.of(Scored.of("RRFF", 0.1, 0.4, 0.35, 0.8));
    assertThat(ranking.averagePrecision()).isCloseTo(0.5 * 1 + 0.5 * 2 / 3, within(1e-15));
  }

  @Test
  void takesTiesTogetherInAveragePrecision() {
    // One threshold takes three images, two of them fakes; the next takes the third fake.
    Ranking ranking = Ranking.of(Scored.of("FRFF", 0.5, 0.5, 0.5, 0.25));
    assertThat(ranking.averagePrecision())
        .isCloseTo(2 / 3.0 * 2 / 3 + 1 / 3.0 * 3 / 4, within(1e-15));
    assertThat(Ranking.of(Scored.of("FRRR", 0.5, 0.5, 0.5, 0.5)).averagePrecision())
        .isEqualTo(0.25);
  }

  @Test
  void findsWhereBothErrorsAreEqual() {
    // At 0.4 one of two reals is flagged and one of two fakes missed.
    assertThat(Ranking.of(Scored.of("RRFF", 0.1, 0.4, 0.35, 0.8)).equalErrorRate()).isEqualTo(0.5);
    assertThat(Ranking.of(Scored.of("RRFF", 0.1, 0.2, 0.7, 0.8)).equalErrorRate()).isZero();
    assertThat(Ranking.of(Scored.of("FFRR", 0.1, 0.2, 0.7, 0.8)).equalErrorRate()).isEqualTo(1);
  }

  @Test
  void drawsALineBetweenThresholdsForTheEqualErrorRate() {
    // At 0.9: flagged 0, missed 1/2. At 0.5: flagged 1/2, missed 0. Half way: 1/4 each.
    assertThat(Ranking.of(Scored.of("FRFR", 0.9, 0.5, 0.5, 0.1)).equalErrorRate()).isEqualTo(0.25);
    assertThat(Ranking.of(Scored.of("FRFR", 0.5, 0.5, 0.5, 0.5)).equalErrorRate()).isEqualTo(0.5);
  }

  @Test
  void agreesWithTheExactRankSum() {
    ScoredImages images = Scored.random(500, 2);
    double[] rounded = new double[images.size()];
    ScoredImages.Builder tied = ScoredImages.builder();
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = Math.rint(images.probability(i) * 20) / 20;
      tied.add("i" + i, "", "", "", images.label(i), rounded[i], 0);
    }
    ScoredImages ties = tied.build();
    assertThat(Ranking.of(ties).rocAuc(Ranking.Copies.ONE))
        .isCloseTo(RocAuc.of(probabilities(ties), labels(ties)), within(1e-15));
  }

  @Test
  void countsACopyLikeAnImageOfItsOwn() {
    ScoredImages once = Scored.of("RFR", 0.2, 0.4, 0.6);
    ScoredImages twice = Scored.of("RFRR", 0.2, 0.4, 0.6, 0.6);
    assertThat(Ranking.of(once).rocAuc(index -> index == 2 ? 2 : 1))
        .isEqualTo(Ranking.of(twice).rocAuc(Ranking.Copies.ONE))
        .isEqualTo(1 / 3.0);
  }

  @Test
  void staysAsItIsUnderAMonotoneMap() {
    ScoredImages images = Scored.random(400, 3);
    ScoredImages.Builder builder = ScoredImages.builder();
    for (int i = 0; i < images.size(); i++) {
      double mapped = Math.pow(images.probability(i), 3);
      builder.add(images.imageId(i), "", "", "", images.label(i), mapped, 0);
    }
    Ranking before = Ranking.of(images);
    Ranking after = Ranking.of(builder.build());
    assertThat(after.rocAuc(Ranking.Copies.ONE)).isEqualTo(before.rocAuc(Ranking.Copies.ONE));
    assertThat(after.averagePrecision()).isEqualTo(before.averagePrecision());
    assertThat(after.equalErrorRate()).isEqualTo(before.equalErrorRate());
  }

  @Test
  void isNanWithoutBothClasses() {
    for (String letters : new String[] {"", "F", "R"}) {
      Ranking ranking = Ranking.of(Scored.of(letters, 0.5));
      assertThat(ranking.rocAuc(Ranking.Copies.ONE)).isNaN();
      assertThat(ranking.equalErrorRate()).isNaN();
      assertThat(ranking.averagePrecision()).isNaN();
    }
  }

  static double[] probabilities(ScoredImages images) {
    double[] probabilities = new double[images.size()];
    Arrays.setAll(probabilities, images::probability);
    return probabilities;
  }

  static Label[] labels(ScoredImages images) {
    Label[] labels = new Label[images.size()];
    Arrays.setAll(labels, images::label);
    return labels;
  }
}
