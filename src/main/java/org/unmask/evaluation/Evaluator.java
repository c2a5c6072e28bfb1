package org.unmask.evaluation;

import org.apache.spark.sql.SparkSession;
import org.unmask.image.Label;

/** Measures scored images; two calls with equal arguments give equal evaluations. */
public final class Evaluator {

  private final SparkSession spark;

  public Evaluator(SparkSession spark) {
    this.spark = spark;
  }

  /** Measures all images at the plan's threshold; the order of the images does not matter. */
  public Evaluation evaluate(ScoredImages images, EvaluationPlan plan) {
    double threshold = plan.threshold().threshold();
    Ranking ranking = Ranking.of(images);
    GroupBootstrap bootstrap = new GroupBootstrap(images, plan.replicates(), plan.seed());
    return new Evaluation(
        plan,
        ConfusionMatrix.of(images, threshold),
        Curves.of(spark, images),
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
}
