package org.unmask.evaluation;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.evaluation.BinaryClassificationMetrics;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.unmask.image.Label;
import scala.Tuple2;

/**
 * The measures over all thresholds that Spark MLlib computes.
 *
 * @param rocAuc exact, a point a distinct probability; NaN when a class is missing
 * @param areaUnderPr by the trapezoidal rule over all points, which is near average precision but
 *     not the same; NaN when a class is missing
 * @param roc share of reals flagged by share of fakes found, about {@value #PLOTTED_POINTS} points
 *     from (0, 0) to (1, 1); empty when a class is missing
 * @param precisionRecall recall by precision, about as many points, by rising recall; empty when a
 *     class is missing
 */
public record Curves(
    double rocAuc, double areaUnderPr, List<CurvePoint> roc, List<CurvePoint> precisionRecall) {

  static final int PLOTTED_POINTS = 1000;
  private static final int EXACT = 0;

  /** Some 830 KiB: Spark warns of larger tasks, and sends none above spark.rpc.message.maxSize. */
  static final int PAIRS_A_TASK = 25_000;

  /** Partial sums in another order end in another digit. */
  private static final int ONE_PARTITION = 1;

  public Curves {
    roc = List.copyOf(roc);
    precisionRecall = List.copyOf(precisionRecall);
  }

  static Curves of(SparkSession spark, ScoredImages images) {
    return of(spark, images, PAIRS_A_TASK);
  }

  /** The curves do not depend on how many pairs of score and label a task carries, 1 or more. */
  static Curves of(SparkSession spark, ScoredImages images, int pairsATask) {
    if (images.count(Label.FAKE) == 0 || images.count(Label.REAL) == 0) {
      return new Curves(Double.NaN, Double.NaN, List.of(), List.of());
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    JavaRDD<Tuple2<Object, Object>> rows = rows(context, images, pairsATask);
    rows.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      BinaryClassificationMetrics exact = new BinaryClassificationMetrics(rows.rdd(), EXACT);
      double rocAuc = exact.areaUnderROC();
      double areaUnderPr = exact.areaUnderPR();
      exact.unpersist();
      var plotted = new BinaryClassificationMetrics(rows.rdd(), PLOTTED_POINTS);
      List<CurvePoint> roc = points(plotted.roc());
      List<CurvePoint> precisionRecall = points(plotted.pr());
      plotted.unpersist();
      return new Curves(rocAuc, areaUnderPr, roc, precisionRecall);
    } finally {
      rows.unpersist();
    }
  }

  /** In one partition, which a shuffle fills where one task would be too large to carry it. */
  private static JavaRDD<Tuple2<Object, Object>> rows(
      JavaSparkContext context, ScoredImages images, int pairsATask) {
    int tasks = tasks(images.size(), pairsATask);
    JavaRDD<Tuple2<Object, Object>> rows = context.parallelize(scoresAndLabels(images), tasks);
    return tasks == ONE_PARTITION ? rows : rows.repartition(ONE_PARTITION);
  }

  static int tasks(int pairs, int pairsATask) {
    return 1 + (pairs - 1) / pairsATask;
  }

  private static List<Tuple2<Object, Object>> scoresAndLabels(ScoredImages images) {
    return IntStream.range(0, images.size())
        .<Tuple2<Object, Object>>mapToObj(
            i -> new Tuple2<>(images.probability(i), (double) images.label(i).index()))
        .toList();
  }

  private static List<CurvePoint> points(RDD<Tuple2<Object, Object>> curve) {
    return curve.toJavaRDD().collect().stream()
        .map(point -> new CurvePoint((double) point._1(), (double) point._2()))
        .toList();
  }
}
