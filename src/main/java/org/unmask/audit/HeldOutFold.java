package org.unmask.audit;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.classification.ProbabilisticClassificationModel;
import org.apache.spark.ml.classification.ProbabilisticClassifier;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.unmask.image.Label;
import org.unmask.model.RocAuc;

/** One fold's images, ranked by a classifier that is fitted on all others. */
final class HeldOutFold implements Callable<HeldOutFold.Ranked> {
  /** Sums over one partition have one order. */
  private static final int ONE_PARTITION = 1;

  private static final int FAKE = Label.FAKE.index();

  private final SparkSession spark;
  private final Broadcast<FeatureMatrix> features;
  private final int fold;
  private final ProbabilisticClassifier<Vector, ?, ?> classifier;

  HeldOutFold(
      SparkSession spark,
      Broadcast<FeatureMatrix> features,
      int fold,
      ProbabilisticClassifier<Vector, ?, ?> classifier) {
    this.spark = spark;
    this.features = features;
    this.fold = fold;
    this.classifier = classifier;
  }

  /**
   * How well the fold was ranked.
   *
   * @param area under the ROC curve; 0 where there is no pair
   * @param pairs of a fake and a real; 0 where nothing can be fitted or measured
   */
  record Ranked(double area, double pairs) {}

  @Override
  public Ranked call() {
    FeatureMatrix matrix = features.value();
    int[] heldOut = matrix.imagesOf(fold);
    double pairs = matrix.pairs(heldOut);
    if (pairs == 0 || !matrix.canLearnWithout(fold)) {
      return new Ranked(0, 0);
    }
    ProbabilisticClassificationModel<Vector, ?> model = fitted(matrix);
    double[] scores =
        IntStream.of(heldOut)
            .mapToDouble(i -> model.predictProbability(matrix.vectors()[i]).apply(FAKE))
            .toArray();
    Label[] labels =
        IntStream.of(heldOut)
            .mapToObj(i -> Label.ofIndex(matrix.labels()[i]))
            .toArray(Label[]::new);
    return new Ranked(RocAuc.of(scores, labels), pairs);
  }

  private ProbabilisticClassificationModel<Vector, ?> fitted(FeatureMatrix matrix) {
    JavaRDD<Row> rows = trainingRows();
    return (ProbabilisticClassificationModel<Vector, ?>)
        classifier.fit(spark.createDataFrame(rows, matrix.schema()));
  }

  /** The rows are made where they are needed; otherwise every task of a fit would carry them. */
  private JavaRDD<Row> trainingRows() {
    Broadcast<FeatureMatrix> shared = features;
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(List.of(fold), ONE_PARTITION)
        .flatMap(heldOut -> shared.value().trainingRows(heldOut).iterator());
  }
}
