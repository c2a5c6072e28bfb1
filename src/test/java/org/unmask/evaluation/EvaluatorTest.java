package org.unmask.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.SparkFixture;
import org.unmask.image.Label;
import org.unmask.model.RocAuc;
import org.unmask.model.ThresholdChoice;

@Tag("spark")
class EvaluatorTest {

  private static final EvaluationPlan PLAN =
      new EvaluationPlan(
          "ab12",
          "test",
          Familiarity.NEW,
          Map.of(),
          new ThresholdChoice(0.5, "fixed"),
          new TreeMap<>(Map.of("s", 3L)),
          50,
          7);

  private final Evaluator evaluator = new Evaluator(SparkFixture.session());

  private static void copy(ScoredImages images, int i, ScoredImages.Builder target) {
    target.add(
        images.imageId(i),
        images.path(i),
        images.groupId(i),
        images.source(i),
        images.label(i),
        images.probability(i),
        images.logit(i));
  }

  @Test
  void agreesWithTheExactRankSumAndItsOwnParts() {
    ScoredImages images = Scored.random(3000, 5);
    Evaluation evaluation = evaluator.evaluate(images, PLAN);

    double exact = RocAuc.of(RankingTest.probabilities(images), RankingTest.labels(images));
    assertThat(evaluation.curves().rocAuc()).isCloseTo(exact, within(1e-9));
    // The trapezoidal area and the step-wise one are close on many images, and not the same.
    assertThat(evaluation.curves().areaUnderPr())
        .isCloseTo(evaluation.averagePrecision(), within(1e-3))
        .isNotEqualTo(evaluation.averagePrecision());
    assertThat(evaluation.confusionMatrix().total()).isEqualTo(3000);
    assertThat(evaluation.realGroups())
        .isEqualTo(
            IntStream.range(0, images.size())
                .filter(i -> images.label(i) == Label.REAL)
                .mapToObj(images::groupId)
                .distinct()
                .count());
    assertThat(
            evaluation.bySource().stream()
                .map(SourceResult::confusionMatrix)
                .reduce(ConfusionMatrix.EMPTY, ConfusionMatrix::plus))
        .isEqualTo(evaluation.confusionMatrix());
    assertThat(evaluation.bySource())
        .extracting(SourceResult::source)
        .containsExactly("dfdc-faces", "hard-faces", "stylegan-faces");
    assertThat(
            LongStream.concat(
                    evaluation.histogram().real().stream().mapToLong(Long::longValue),
                    evaluation.histogram().fake().stream().mapToLong(Long::longValue))
                .sum())
        .isEqualTo(3000);
  }

  @Test
  void measuresEachSourceAsIfItWereAlone() {
    ScoredImages images = Scored.random(900, 8);
    ScoredImages.Builder alone = ScoredImages.builder();
    for (int i = 0; i < images.size(); i++) {
      if (images.source(i).equals("hard-faces")) {
        copy(images, i, alone);
      }
    }
    Evaluation expected = evaluator.evaluate(alone.build(), PLAN);

    SourceResult measured = evaluator.evaluate(images, PLAN).bySource().get(1);
    assertThat(measured.source()).isEqualTo("hard-faces");
    assertThat(measured.rocAuc()).isCloseTo(expected.curves().rocAuc(), within(1e-9));
    assertThat(measured.rocAucInterval()).isEqualTo(expected.rocAucInterval());
    assertThat(measured.calibrationError()).isEqualTo(expected.calibration().expectedError());
    assertThat(measured.confusionMatrix()).isEqualTo(expected.confusionMatrix());
  }

  @Test
  void repeatsItselfToTheLastBitWhateverTheOrderOfTheImages() {
    ScoredImages images = Scored.random(1000, 6);
    ScoredImages.Builder backwards = ScoredImages.builder();
    for (int i = images.size() - 1; i >= 0; i--) {
      copy(images, i, backwards);
    }
    Evaluation evaluation = evaluator.evaluate(images, PLAN);
    assertThat(evaluator.evaluate(backwards.build(), PLAN).equals(evaluation)).isTrue();
    assertThat(evaluator.evaluate(images, PLAN).equals(evaluation)).isTrue();
  }

  @Test
  void drawsTheSameCurvesToTheLastBitWhateverATaskCarries() {
    ScoredImages images = Scored.random(3000, 6);
    assertThat(Curves.of(SparkFixture.session(), images, 700))
        .isEqualTo(Curves.of(SparkFixture.session(), images));
  }

  @Test
  void carriesNoMoreInATaskThanSparkSends() {
    // At 34 bytes a pair five million are 170 MB; spark.rpc.message.maxSize is 128 MiB.
    assertThat(Curves.tasks(5_000_000, Curves.PAIRS_A_TASK)).isEqualTo(200);
    assertThat(Curves.tasks(25_000, Curves.PAIRS_A_TASK)).isEqualTo(1);
    assertThat(Curves.tasks(25_001, Curves.PAIRS_A_TASK)).isEqualTo(2);
  }

  @Test
  void drawsCurvesFromCornerToCornerWithFewEnoughPointsToPlot() {
    Curves curves = evaluator.evaluate(Scored.random(12_000, 5), PLAN).curves();
    assertThat(curves.roc()).hasSizeBetween(500, 1500).startsWith(new CurvePoint(0, 0));
    assertThat(curves.roc()).endsWith(new CurvePoint(1, 1));
    assertThat(curves.precisionRecall()).hasSizeBetween(500, 1500);
    assertThat(curves.precisionRecall().get(curves.precisionRecall().size() - 1).x()).isEqualTo(1);
  }

  @Test
  void countsTiesAsTheExactRankSumDoes() {
    // Of the four pairs three are ties and one is won: (3 / 2 + 1) / 4.
    Evaluation evaluation = evaluator.evaluate(Scored.of("FRFR", 0.5, 0.5, 0.5, 0.1), PLAN);
    assertThat(evaluation.curves().rocAuc()).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void saysWhatItCanOfOneClassAndNothingOfNoImages() {
    Evaluation fakes = evaluator.evaluate(Scored.of("FFF", 0.9, 0.8, 0.1), PLAN);
    assertThat(fakes.confusionMatrix().accuracy()).isEqualTo(2 / 3.0);
    assertThat(fakes.curves().rocAuc()).isNaN();
    assertThat(fakes.curves().roc()).isEmpty();
    assertThat(fakes.bySource()).singleElement().satisfies(s -> assertThat(s.rocAuc()).isNaN());

    Evaluation none = evaluator.evaluate(Scored.of(""), PLAN);
    assertThat(none.confusionMatrix()).isEqualTo(ConfusionMatrix.EMPTY);
    assertThat(none.averagePrecision()).isNaN();
    assertThat(none.bySource()).isEmpty();
  }

  @Test
  void refusesAPlanThatMakesNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new EvaluationPlan(
                    "a",
                    "test",
                    Familiarity.NEW,
                    Map.of(),
                    PLAN.threshold(),
                    new TreeMap<>(),
                    0,
                    7))
        .withMessage("Invalid replicates: 0 (1 or more)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scored.of("F", 1.5))
        .withMessage("Invalid probability of i0.jpg: 1.5 (0 to 1)");
  }
}
