package org.unmask.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unmask.training.EpochResult;

/** How a training run went, in words, and what may do better. */
final class TrainingAdvice {

  private static final double LONG_WAIT = 0.25;
  private static final double WORSE = 0.005;
  private static final double WIDE_GAP = 0.15;

  private TrainingAdvice() {}

  static String headline(TrainingReport report) {
    String area = Numbers.decimal(report.validation().curves().rocAuc());
    if (!report.isTrained()) {
      return "On the validation images the model has a ROC-AUC of %s; nothing was trained: it is %s, calibrated for these images."
          .formatted(
              area,
              report.isEnsemble()
                  ? "an ensemble of %d networks that were given".formatted(report.networks())
                  : "the detector that was given");
    }
    EpochResult best = report.best();
    if (report.isEnsemble()) {
      return "On the validation images the ensemble of %d networks has a ROC-AUC of %s; the trained one alone had %s, at epoch %d of %d of the phase %s."
          .formatted(
              report.networks(),
              area,
              Numbers.decimal(best.validationAuc()),
              best.epoch(),
              report.lastPhase().size(),
              best.phase());
    }
    return "On the validation images the model has a ROC-AUC of %s; it is of epoch %d of %d of the phase %s."
        .formatted(area, best.epoch(), report.lastPhase().size(), best.phase());
  }

  /** Sentences; often none. */
  static List<String> of(TrainingReport report) {
    if (!report.isTrained()) {
      return List.of();
    }
    List<String> advice = new ArrayList<>();
    List<EpochResult> phase = report.lastPhase();
    EpochResult best = report.best();
    better(report).ifPresent(advice::add);
    if (phase.size() > 1 && best.epoch() == phase.size()) {
      advice.add("The last epoch was the best: more epochs may do better.");
    }
    if (best.epoch() < phase.size()) {
      advice.add(
          "After epoch %d validation did not get better; the %s after it are not in the model."
              .formatted(
                  best.epoch(), Numbers.counted(phase.size() - (long) best.epoch(), "epoch")));
    }
    double gap = best.validationLoss() - best.trainLoss();
    if (gap > WIDE_GAP) {
      advice.add(
          "Validation loss lies %s above training loss: the model knows its training images better"
                  .formatted(Numbers.decimal(gap))
              + " than others. More images, or more augmentation, may do better.");
    }
    double wait = report.mean(EpochResult::inputWait);
    // Steps of the head are so short that waiting costs nothing.
    if (wait > LONG_WAIT && report.plan().fineTune().wanted()) {
      advice.add(
          "Steps waited %s of the time for images, and for the teacher where there is one: more cores, or smaller images, would be faster."
              .formatted(Numbers.percent(wait)));
    }
    return advice;
  }

  /**
   * Where an epoch was better than the model that came out, which is that of no epoch where it
   * keeps a share of the initial weights. Of an ensemble nothing is said: others have a part in it.
   */
  private static Optional<String> better(TrainingReport report) {
    EpochResult ever = EpochResult.best(report.history());
    if (report.isEnsemble()
        || !(ever.validationAuc() > report.validation().curves().rocAuc() + WORSE)) {
      return Optional.empty();
    }
    String reached =
        "The phase %s had reached a ROC-AUC of %s, better than the model: "
            .formatted(ever.phase(), Numbers.decimal(ever.validationAuc()));
    String last = report.best().phase();
    if (!ever.phase().equals(last)) {
      return Optional.of(
          reached
              + "a lower rate, or more epochs or images of the phase %s, may do better."
                  .formatted(last));
    }
    return report.isFineTuned() && report.share().share() > 0
        ? Optional.of(
            reached
                + "a smaller share of the initial weights (train.fine-tune.initial-share) may do"
                + " better on these images.")
        : Optional.empty();
  }

  /** What the numbers of the page do not say. */
  static List<String> limits(TrainingReport report) {
    List<String> limits = new ArrayList<>();
    limits.add(
        "%s were chosen on the validation images, so every figure of them is a little too good. The split test was not looked at: evaluate says what to expect of other images."
            .formatted(
                report.isTrained()
                    ? "The epoch, the calibration and the threshold"
                    : "The calibration and the threshold"));
    if (report.isTrained()) {
      limits.add(
          "Training loss is measured on augmented images as they are learnt from, validation loss on"
              + " images as they are: the first may be the greater.");
    }
    if (report.share().isMixed()) {
      limits.add(
          "The %s keeps %s of the weights that fine-tuning began with, for what they knew of other images; the"
                  .formatted(
                      report.isEnsemble() ? "trained network" : "model",
                      Numbers.percent(report.share().share()))
              + " curves are of the new weights alone.");
    }
    if (report.isTrained() && report.isEnsemble()) {
      limits.add(
          "History and curves are of the trained network alone, the figures on validation of all"
              + " networks together.");
    }
    if (report.validation().plan().unscored() > 0) {
      limits.add(
          "%s of the validation split got no score."
              .formatted(Numbers.counted(report.validation().plan().unscored(), "image")));
    }
    return limits;
  }
}
