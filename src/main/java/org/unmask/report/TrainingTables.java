package org.unmask.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.unmask.image.Resizing;
import org.unmask.training.EpochResult;
import org.unmask.training.FineTune;
import org.unmask.training.TrainingPlan;

/** The tables of a training report. */
final class TrainingTables {

  private TrainingTables() {}

  static void epochs(Html html, TrainingReport report) {
    html.table(
        "",
        List.of(
            "Phase",
            "Epoch",
            "Rate",
            "Training loss",
            "Validation loss",
            "ROC-AUC",
            "Images/s",
            "Waited",
            "Seconds"),
        report.history().stream().map(epoch -> row(epoch, report.best())).toList());
  }

  private static List<String> row(EpochResult epoch, EpochResult best) {
    return List.of(
        epoch.phase(),
        epoch.epoch() + (epoch.equals(best) ? " (best)" : ""),
        rate(epoch.learningRate()),
        Numbers.decimal(epoch.trainLoss()),
        Numbers.decimal(epoch.validationLoss()),
        Numbers.decimal(epoch.validationAuc()),
        Numbers.count(Math.round(epoch.imagesPerSecond())),
        Numbers.percent(epoch.inputWait()),
        Numbers.count(Math.round(epoch.seconds())));
  }

  private static String rate(double rate) {
    return String.format(Locale.ROOT, "%.1e", rate);
  }

  /** The settings that matter most; the page ends with all of them. */
  static void plan(Html html, TrainingPlan plan, Manifest manifest) {
    TrainingPlan.Head head = plan.head();
    FineTune tune = plan.fineTune();
    TrainingPlan.Examples examples = plan.examples();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "Head",
            head.epochs() == 0
                ? "left out"
                : "at most %d epochs of steps of %d, rate %s, %d views of each image"
                    .formatted(
                        head.epochs(), head.batchSize(), rate(head.learningRate()), head.views())));
    String sources = manifest.settings().getOrDefault("train.sources", "");
    if (!sources.isEmpty()) {
      rows.add(List.of("Sources", sources + " alone"));
    }
    if (tune.wanted()) {
      rows.add(
          List.of(
              "Fine-tuning",
              "of %s, at most %d epochs of steps of %d, rate %s at its peak"
                  .formatted(
                      tune.from(), tune.epochs(), tune.batchSize(), rate(tune.rate().peak()))));
      rows.add(List.of("Stops after", tune.patience() + " epochs without a better ROC-AUC"));
      rows.add(
          List.of(
              "Images an epoch",
              examples.perEpoch() == 0 ? "all" : Numbers.count(examples.perEpoch())));
      rows.add(List.of("A step sees", seen(plan, examples)));
      rows.add(
          List.of(
              "Augmentation",
              manifest.settings().getOrDefault("train.augmentation.preset", Numbers.UNDEFINED)));
      rows.add(
          List.of("Fakes that are self-blends", Numbers.percent(examples.fakes().blendShare())));
      rows.add(
          List.of(
              "Other fakes shown as face swaps", Numbers.percent(examples.fakes().swapShare())));
      rows.add(List.of("Images with a part of another", Numbers.percent(examples.mixShare())));
      rows.add(List.of("Learns from another detector", teacher(manifest.settings())));
    } else {
      rows.add(List.of("Fine-tuning", "left out"));
    }
    rows.add(List.of("Speaks with other detectors", ensemble(manifest.settings())));
    rows.add(
        List.of("Class weights", plan.objective().classWeights().name().toLowerCase(Locale.ROOT)));
    rows.add(List.of("Images", shown(plan.resizing())));
    rows.add(List.of("Seed", Long.toString(plan.seed())));
    html.table("settings", List.of("What", "How"), rows);
  }

  private static String teacher(Map<String, String> settings) {
    String teacher = settings.getOrDefault("train.distillation.teacher", "");
    String sources = settings.getOrDefault("train.distillation.sources", "");
    if (teacher.isEmpty()) {
      return "no";
    }
    String share =
        Numbers.percent(
            Double.parseDouble(settings.getOrDefault("train.distillation.share", "NaN")));
    return sources.isEmpty()
        ? "%s: %s of the target".formatted(teacher, share)
        : "%s: %s of the target of images of %s"
            .formatted(teacher, share, sources.replace(",", ", "));
  }

  private static String ensemble(Map<String, String> settings) {
    String members = settings.getOrDefault("train.ensemble.members", "");
    String share = settings.getOrDefault("train.ensemble.share", "");
    if (members.isEmpty()) {
      return "no";
    }
    return share.equals("equal")
        ? members + ": alike"
        : "%s: %s together".formatted(members, Numbers.percent(Double.parseDouble(share)));
  }

  private static String shown(Resizing resizing) {
    String mode =
        switch (resizing.mode()) {
          case STRETCH -> "stretched";
          case CROP -> "cropped, not stretched";
        };
    return "%s, %s filter".formatted(mode, resizing.filter().name().toLowerCase(Locale.ROOT));
  }

  private static String seen(TrainingPlan plan, TrainingPlan.Examples examples) {
    return examples.cropSize() == 0
        ? "all %1$d \u00D7 %1$d pixels".formatted(plan.inputSize())
        : "a crop of %1$d \u00D7 %1$d out of %2$d \u00D7 %2$d pixels"
            .formatted(examples.cropSize(), plan.inputSize());
  }
}
