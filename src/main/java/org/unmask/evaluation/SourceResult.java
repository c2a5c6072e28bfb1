package org.unmask.evaluation;

import java.util.List;

/**
 * How the model does on the images of one source: a good mean can hide a source that it fails on.
 *
 * @param rocAuc among this source's images alone; NaN when they are all real or all fake
 * @param rocAucInterval of it, by a bootstrap of this source's groups; NaN as that of the whole
 * @param confusionMatrix at the same threshold as the whole
 * @param calibrationError of this source's images alone, see {@link Calibration#expectedError}; a
 *     model that is calibrated on several sources together need not be so on each
 */
public record SourceResult(
    String source,
    double rocAuc,
    Interval rocAucInterval,
    ConfusionMatrix confusionMatrix,
    double calibrationError) {

  /** One result a source, in the order of their names. */
  static List<SourceResult> of(ScoredImages images, EvaluationPlan plan) {
    return images.bySource().entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), plan))
        .toList();
  }

  private static SourceResult of(String source, ScoredImages images, EvaluationPlan plan) {
    Ranking ranking = Ranking.of(images);
    return new SourceResult(
        source,
        ranking.rocAuc(Ranking.Copies.ONE),
        new GroupBootstrap(images, plan.replicates(), plan.seed()).rocAuc(ranking),
        ConfusionMatrix.of(images, plan.threshold().threshold()),
        Calibration.of(images).expectedError());
  }
}
