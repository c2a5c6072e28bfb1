package org.unmask.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.unmask.image.Label;
import org.unmask.model.RocAuc;
import org.unmask.model.ThresholdChoice;

/** Evaluations for tests of what shows them; without Spark, so the curves have 101 points. */
public final class Evaluations {

  private static final EvaluationPlan PLAN = plan(Familiarity.NEW, Map.of());

  private Evaluations() {}

  private static EvaluationPlan plan(Familiarity familiarity, Map<String, Double> degradation) {
    return new EvaluationPlan(
        "9f2c4e",
        "test",
        familiarity,
        degradation,
        new ThresholdChoice(0.45, "greatest balanced accuracy"),
        new TreeMap<>(Map.of("gone", 3L)),
        50,
        7);
  }

  /** Of 2,400 images of three sources. */
  public static Evaluation sample() {
    return of(Scored.random(2400, 5));
  }

  /** Of no images at all. */
  public static Evaluation empty() {
    return of(ScoredImages.builder().build());
  }

  /** Of fakes alone. */
  public static Evaluation fakesOnly() {
    return of(Scored.of("FFF", 0.9, 0.8, 0.1));
  }

  /** Of two images that were degraded first: {@code blur=1.5, jpeg=50.0}. */
  public static Evaluation degraded() {
    Map<String, Double> degradation = new LinkedHashMap<>();
    degradation.put("blur", 1.5);
    degradation.put("jpeg", 50.0);
    return of(Scored.of("RF", 0.2, 0.8), plan(Familiarity.NEW, degradation));
  }

  /** Of two images that the model knew. */
  public static Evaluation familiar(Familiarity familiarity) {
    return of(Scored.of("RF", 0.2, 0.8), plan(familiarity, Map.of()));
  }

  public static Evaluation of(ScoredImages images) {
    return of(images, PLAN);
  }

  private static Evaluation of(ScoredImages images, EvaluationPlan plan) {
    double threshold = plan.threshold().threshold();
    Ranking ranking = Ranking.of(images);
    GroupBootstrap bootstrap = new GroupBootstrap(images, plan.replicates(), plan.seed());
    return new Evaluation(
        plan,
        ConfusionMatrix.of(images, threshold),
        curves(images),
        ranking.averagePrecision(),
        ranking.equalErrorRate(),
        bootstrap.rocAuc(ranking),
        bootstrap.accuracy(threshold),
        bootstrap.groupsWith(Label.REAL),
        Calibration.of(images),
        ScoreHistogram.of(images),
        SourceResult.of(images, plan),
        Mistakes.of(images, threshold));
  }

  /** The same with another ROC-AUC. */
  public static Evaluation withRocAuc(double area, Evaluation of) {
    return new Evaluation(
        of.plan(),
        of.confusionMatrix(),
        new Curves(
            area, of.curves().areaUnderPr(), of.curves().roc(), of.curves().precisionRecall()),
        of.averagePrecision(),
        of.equalErrorRate(),
        of.rocAucInterval(),
        of.accuracyInterval(),
        of.realGroups(),
        of.calibration(),
        of.histogram(),
        of.bySource(),
        of.mistakes());
  }

  private static Curves curves(ScoredImages images) {
    double area = RocAuc.of(RankingTest.probabilities(images), RankingTest.labels(images));
    if (Double.isNaN(area)) {
      return new Curves(Double.NaN, Double.NaN, List.of(), List.of());
    }
    List<ConfusionMatrix> matrices =
        IntStream.rangeClosed(0, 100)
            .mapToObj(i -> ConfusionMatrix.of(images, 1 - i / 100.0))
            .toList();
    List<CurvePoint> roc =
        matrices.stream().map(m -> new CurvePoint(m.falsePositiveRate(), m.recall())).toList();
    List<CurvePoint> precisionRecall =
        matrices.stream()
            .filter(m -> m.tp() + m.fp() > 0)
            .map(m -> new CurvePoint(m.recall(), m.precision()))
            .toList();
    return new Curves(area, 0.9, roc, precisionRecall);
  }
}
