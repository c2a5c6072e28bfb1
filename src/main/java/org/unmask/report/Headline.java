package org.unmask.report;

import org.unmask.evaluation.ConfusionMatrix;
import org.unmask.evaluation.Evaluation;

/** What was found, in words that need no statistics. */
final class Headline {

  private Headline() {}

  static String of(Evaluation evaluation) {
    String degradation = evaluation.plan().degradationInWords();
    String familiarity = evaluation.plan().familiarityInWords();
    return (degradation.isEmpty() ? "" : "Each image was degraded first (" + degradation + "). ")
        + (familiarity.isEmpty() ? "" : "The figures flatter the model, " + familiarity + ". ")
        + found(evaluation);
  }

  private static String found(Evaluation evaluation) {
    ConfusionMatrix matrix = evaluation.confusionMatrix();
    if (matrix.total() == 0) {
      return "No image could be measured.";
    }
    if (matrix.fakes() == 0) {
      return "Of %s real images, none of them fake, %s were wrongly flagged."
          .formatted(Numbers.count(matrix.reals()), Numbers.percent(matrix.falsePositiveRate()));
    }
    if (matrix.reals() == 0) {
      return "Of %s fakes, with no real image to compare, %s were found."
          .formatted(Numbers.count(matrix.fakes()), Numbers.percent(matrix.recall()));
    }
    return "The model finds %s of the fakes and wrongly flags %s of the real images%s."
        .formatted(
            Numbers.percent(matrix.recall()),
            Numbers.percent(matrix.falsePositiveRate()),
            oneIn(matrix.falsePositiveRate()));
  }

  /** What was measured on what, for the line under the headline. */
  static String basis(Evaluation evaluation) {
    ConfusionMatrix matrix = evaluation.confusionMatrix();
    String unscored = evaluation.plan().unscoredInWords();
    String images =
        "Measured on %s images of the split \u201C%s\u201D: %s real, %s fake.%s Threshold: %s."
            .formatted(
                Numbers.count(matrix.total()),
                evaluation.plan().split(),
                Numbers.count(matrix.reals()),
                Numbers.count(matrix.fakes()),
                unscored.isEmpty() ? "" : " " + unscored + ".",
                Numbers.decimal(evaluation.plan().threshold().threshold()));
    double area = evaluation.curves().rocAuc();
    return Double.isNaN(area)
        ? images
        : images
            + " Shown one real and one fake image, it gives the fake the higher score in %s of cases (95\u00A0%% interval: %s)."
                .formatted(Numbers.percent(area), Numbers.percents(evaluation.rocAucInterval()));
  }

  private static String oneIn(double share) {
    if (share == 0 || share > 0.25) {
      return "";
    }
    return " (about one in " + Numbers.count(Math.round(1 / share)) + ")";
  }
}
