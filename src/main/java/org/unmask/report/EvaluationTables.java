package org.unmask.report;

import java.util.List;
import java.util.stream.DoubleStream;
import org.unmask.evaluation.ClassificationReport;
import org.unmask.evaluation.ConfusionMatrix;
import org.unmask.evaluation.Evaluation;
import org.unmask.evaluation.SourceResult;

/** The tables of the report. */
final class EvaluationTables {

  private EvaluationTables() {}

  static void confusion(Html html, ConfusionMatrix matrix) {
    html.table(
        "",
        List.of("", "Called REAL", "Called FAKE", "All"),
        List.of(
            List.of(
                "Real images",
                counted(matrix.tn(), matrix.specificity()),
                counted(matrix.fp(), matrix.falsePositiveRate()),
                Numbers.count(matrix.reals())),
            List.of(
                "Fake images",
                counted(matrix.fn(), 1 - matrix.recall()),
                counted(matrix.tp(), matrix.recall()),
                Numbers.count(matrix.fakes()))));
  }

  static void report(Html html, ClassificationReport report) {
    html.table(
        "",
        List.of("", "Precision", "Recall", "F1", "Images"),
        List.of(
            row("Real", report.real()),
            row("Fake", report.fake()),
            row("Mean of both", report.macro()),
            row("Mean by images", report.weighted())));
  }

  static void bySource(Html html, Evaluation evaluation) {
    html.table(
        "",
        List.of(
            "Source",
            "Images",
            "Real",
            "Fake",
            "ROC-AUC",
            "95 % interval",
            "Accuracy",
            "Fakes found",
            "Reals flagged",
            "ECE"),
        evaluation.bySource().stream().map(EvaluationTables::row).toList());
  }

  /** What a flag is worth where fakes are rarer than in the measured images. */
  static void byPrevalence(Html html, Evaluation evaluation) {
    ConfusionMatrix matrix = evaluation.confusionMatrix();
    html.table(
        "",
        List.of("Fakes among all images", "Fakes among the flagged"),
        DoubleStream.of(0.001, 0.01, 0.1, 0.5)
            .mapToObj(
                share ->
                    List.of(Numbers.percent(share), worth(share, matrix, evaluation.realGroups())))
            .toList());
  }

  /**
   * The share of fakes among the flagged, in words; a bound where no real image was flagged.
   *
   * @param realGroups as of {@link Evaluation#realGroups}
   */
  static String worth(double prevalence, ConfusionMatrix matrix, long realGroups) {
    double precision = precisionAt(prevalence, matrix, realGroups);
    return isBound(matrix)
        ? "at least " + Numbers.percentAtLeast(precision)
        : Numbers.percent(precision);
  }

  /** Whether {@link #worth} gives bounds. */
  static boolean isBound(ConfusionMatrix matrix) {
    return matrix.tp() > 0 && matrix.fp() == 0 && matrix.reals() > 0;
  }

  /**
   * By Bayes' rule; with the {@link #greatestFalsePositiveRate} where no real image was flagged.
   *
   * @param realGroups as of {@link Evaluation#realGroups}
   * @return NaN where nothing was flagged, or a class is missing
   */
  static double precisionAt(double prevalence, ConfusionMatrix matrix, long realGroups) {
    if (matrix.tp() + matrix.fp() == 0) {
      return Double.NaN;
    }
    double right = prevalence * matrix.recall();
    double wrong =
        (1 - prevalence)
            * (isBound(matrix)
                ? greatestFalsePositiveRate(realGroups)
                : matrix.falsePositiveRate());
    return right / (right + wrong);
  }

  /**
   * The one-sided 95 % bound of the rate where no image of n groups was flagged, exact by the
   * binomial (Clopper and Pearson): {@code 1 - 0.05^(1/n)}, about 3/n. It counts groups, not
   * images: a hundred frames of one video that err together are one trial (a design effect of as
   * many as a group has images, Kish 1965). Where frames err apart the bound is wider than it need
   * be; groups are taken to be of like size.
   */
  static double greatestFalsePositiveRate(long realGroups) {
    return 1 - Math.pow(0.05, 1.0 / realGroups);
  }

  private static List<String> row(String name, ClassificationReport.Row row) {
    return List.of(
        name,
        Numbers.decimal(row.precision()),
        Numbers.decimal(row.recall()),
        Numbers.decimal(row.f1()),
        Numbers.count(row.support()));
  }

  private static List<String> row(SourceResult result) {
    ConfusionMatrix matrix = result.confusionMatrix();
    return List.of(
        result.source(),
        Numbers.count(matrix.total()),
        Numbers.count(matrix.reals()),
        Numbers.count(matrix.fakes()),
        Numbers.decimal(result.rocAuc()),
        Numbers.decimals(result.rocAucInterval()),
        Numbers.percent(matrix.accuracy()),
        Numbers.percent(matrix.recall()),
        Numbers.percent(matrix.falsePositiveRate()),
        Numbers.decimal(result.calibrationError()));
  }

  private static String counted(long count, double share) {
    return Numbers.count(count) + " (" + Numbers.percent(share) + ")";
  }
}
