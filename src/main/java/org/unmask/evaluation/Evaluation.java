package org.unmask.evaluation;

import java.util.List;

/**
 * How good a model was on the images of one split; all that a report shows.
 *
 * @param confusionMatrix at the plan's threshold, over the images that have a score
 * @param averagePrecision step-wise, as scikit-learn defines it; NaN when a class is missing
 * @param equalErrorRate the rate at which both kinds of error are equal; NaN when a class is
 *     missing
 * @param rocAucInterval by a bootstrap of groups; NaN with fewer than two groups of either class,
 *     or where every draw comes out the same, as where the area is 1
 * @param accuracyInterval by a bootstrap of groups, or by the binomial of as many groups where
 *     every verdict is right, or wrong; NaN with fewer than two groups, or where they are all right
 *     at one share in between
 * @param realGroups how many groups have a real image: what the rate of false alarms was tried on,
 *     since the images of one group stand or fall together
 * @param bySource in the order of the sources' names
 */
public record Evaluation(
    EvaluationPlan plan,
    ConfusionMatrix confusionMatrix,
    Curves curves,
    double averagePrecision,
    double equalErrorRate,
    Interval rocAucInterval,
    Interval accuracyInterval,
    long realGroups,
    Calibration calibration,
    ScoreHistogram histogram,
    List<SourceResult> bySource,
    Mistakes mistakes) {

  public Evaluation {
    bySource = List.copyOf(bySource);
  }

  /** Precision, recall and F1 at the plan's threshold. */
  public ClassificationReport classificationReport() {
    return ClassificationReport.of(confusionMatrix);
  }
}
