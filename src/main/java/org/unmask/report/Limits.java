package org.unmask.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.unmask.evaluation.Evaluation;
import org.unmask.evaluation.SourceResult;

/** What the numbers do not say. */
final class Limits {

  private static final int FEW_GROUPED_IMAGES = 200;

  private Limits() {}

  static List<String> of(Evaluation evaluation) {
    List<String> limits = new ArrayList<>();
    limits.add(
        "A high score is a reason to look closer, not proof that an image is fake; a low score is"
            + " no proof that it is real.");
    String familiarity = evaluation.plan().familiarityInWords();
    if (!familiarity.isEmpty()) {
      limits.add(
          "The numbers flatter the model, %s: on images that are new to it expect less. Measure on the test split, or on images that training did not have."
              .formatted(familiarity));
    }
    limits.add(
        "The numbers speak of images like the ones measured, from %s. Other generators, other ways"
                .formatted(sources(evaluation))
            + " of manipulation, heavy compression or screenshots can do much worse, down to"
            + " chance; measure on images of your own before you rely on it.");
    limits.add(
        "The intervals cover the chance of which images happened to be drawn, nothing else. They"
            + " draw whole groups (such as one video) and are unknown with a single group,"
            + " that of ROC-AUC with a single group of either class, and where every draw comes"
            + " out the same. Where every verdict is right, or wrong, that of accuracy is the"
            + " binomial's (Clopper and Pearson), each group counted once. The bars of the reliability plot count"
            + " images (Wilson) and are too short where groups are large.");
    limits.add(
        "Precision depends on how rare fakes are: see the table by share of fakes. The"
            + " probabilities are calibrated for the share of fakes in the validation images.");
    if (evaluation.plan().unscored() > 0) {
      limits.add(evaluation.plan().unscoredInWords() + ".");
    }
    String small =
        evaluation.bySource().stream()
            .filter(source -> source.confusionMatrix().total() < FEW_GROUPED_IMAGES)
            .map(SourceResult::source)
            .collect(Collectors.joining(", "));
    if (!small.isEmpty()) {
      limits.add(
          "Fewer than %d images, so a rough figure only: %s.".formatted(FEW_GROUPED_IMAGES, small));
    }
    return limits;
  }

  private static String sources(Evaluation evaluation) {
    int count = evaluation.bySource().size();
    return count == 1 ? "the source " + evaluation.bySource().get(0).source() : count + " sources";
  }
}
