package org.unmask.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.classification.ProbabilisticClassifier;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.SparkSession;
import org.unmask.PipelineException;

/**
 * What all features tell together: a random forest is fitted on all folds but one, and ranks the
 * images of that one.
 */
final class CombinedFeatures {
  static final int MAX_BINS = 32;
  private static final int TREES = 20;
  private static final int MAX_DEPTH = 5;
  private static final int MIN_IMAGES_A_LEAF = 5;

  private final SparkSession spark;
  private final long seed;

  CombinedFeatures(SparkSession spark, long seed) {
    this.spark = spark;
    this.seed = seed;
  }

  /**
   * The area under the ROC curve over all pairs of a fake and a real that lie in one fold: scores
   * of different forests are not compared.
   *
   * @return 0 to 1; 0.5 where all features are constant; NaN where no fold can be fitted and
   *     measured
   * @throws PipelineException if Spark fails, or the thread is interrupted
   */
  double outOfFoldRocAuc(AuditSample sample) {
    FeatureMatrix matrix = FeatureMatrix.of(sample);
    if (matrix.width() == 0) {
      return 0.5;
    }
    Broadcast<FeatureMatrix> features =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(matrix);
    try {
      double pairs = 0;
      double won = 0;
      for (HeldOutFold.Ranked fold : rankedFolds(features)) {
        pairs += fold.pairs();
        won += fold.pairs() * fold.area();
      }
      return won / pairs;
    } finally {
      features.destroy();
    }
  }

  /** Side by side: each fit is a chain of small jobs of one task. */
  private List<HeldOutFold.Ranked> rankedFolds(Broadcast<FeatureMatrix> features) {
    List<HeldOutFold> folds = new ArrayList<>();
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      folds.add(new HeldOutFold(spark, features, fold, classifier()));
    }
    ExecutorService threads = Executors.newFixedThreadPool(Folds.COUNT);
    try {
      List<HeldOutFold.Ranked> ranked = new ArrayList<>();
      for (Future<HeldOutFold.Ranked> fold : threads.invokeAll(folds)) {
        ranked.add(fold.get());
      }
      return ranked;
    } catch (ExecutionException e) {
      throw new PipelineException("Cannot fit a forest: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PipelineException("Cannot fit a forest: interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private ProbabilisticClassifier<Vector, ?, ?> classifier() {
    return new RandomForestClassifier()
        .setNumTrees(TREES)
        .setMaxDepth(MAX_DEPTH)
        .setMaxBins(MAX_BINS)
        .setMinInstancesPerNode(MIN_IMAGES_A_LEAF)
        .setSeed(seed)
        .setLabelCol(FeatureMatrix.LABEL)
        .setFeaturesCol(FeatureMatrix.FEATURES)
        .setWeightCol(FeatureMatrix.WEIGHT);
  }
}
