package org.unmask.report;

import java.util.List;
import java.util.Map;
import org.unmask.evaluation.ConfusionMatrix;
import org.unmask.evaluation.Evaluation;
import org.unmask.evaluation.Mistakes;
import org.unmask.training.EpochResult;

/**
 * {@code report.html} of a training run: one file that loads nothing from elsewhere. It opens with
 * how good the model seems; curves, data and pictures follow.
 */
public final class TrainingHtml {

  private TrainingHtml() {}

  /**
   * The whole page.
   *
   * @param plots of this run, see {@link TrainingPlots}
   * @param thumbnails PNG or JPEG bytes by image id, for {@link TrainingReport#hardest}; any may be
   *     absent, and what is neither format is not shown
   * @param manifest of the command that made it
   */
  public static String of(
      TrainingReport report, List<Plot> plots, Map<String, byte[]> thumbnails, Manifest manifest) {
    Html html = Page.open("Unmask: training");
    summary(html, report);
    if (report.isTrained()) {
      curves(html, report, plots);
    }
    validation(html, report.validation(), plots);
    data(html, report, manifest);
    if (report.isTrained()) {
      augmentation(html, report);
    }
    hardest(html, report, thumbnails);
    Page.limits(html, TrainingAdvice.limits(report));
    Page.provenance(
        html,
        Map.of(
            "seed", Long.toString(report.plan().seed()),
            "model id", report.validation().plan().modelId()),
        manifest);
    return Page.close(html);
  }

  private static void summary(Html html, TrainingReport report) {
    Evaluation validation = report.validation();
    html.element("h1", "Unmask: training of a deepfake detector")
        .element("p class=\"headline\"", TrainingAdvice.headline(report))
        .raw("<dl class=\"figures\">");
    Page.figure(
        html,
        "Validation ROC-AUC",
        Numbers.decimal(validation.curves().rocAuc()),
        "95\u00A0% interval " + Numbers.decimals(validation.rocAucInterval()));
    if (report.isTrained()) {
      epochs(html, report);
    }
    Page.figure(
        html,
        "Calibration error",
        Numbers.decimal(validation.calibration().expectedError()),
        report.calibratedBy());
    html.raw("</dl>");
    List<String> advice = TrainingAdvice.of(report);
    if (!advice.isEmpty()) {
      html.element("h3", "What one can see");
      Page.list(html, advice);
    }
  }

  private static void epochs(Html html, TrainingReport report) {
    EpochResult best = report.best();
    Page.figure(
        html,
        "Best epoch",
        Integer.toString(best.epoch()),
        "of %d of the phase %s".formatted(report.lastPhase().size(), best.phase()));
    Page.figure(
        html,
        "Validation loss",
        Numbers.decimal(best.validationLoss()),
        "training loss " + Numbers.decimal(best.trainLoss()));
    Page.figure(
        html,
        "Images/s",
        Numbers.count(Math.round(report.mean(EpochResult::imagesPerSecond))),
        "mean over the epochs of the phase %s".formatted(best.phase()));
    Page.figure(
        html,
        "Waiting for input",
        Numbers.percent(report.mean(EpochResult::inputWait)),
        "of the time of training steps");
  }

  private static void curves(Html html, TrainingReport report, List<Plot> plots) {
    html.element("h2", "Learning curves");
    plots(html, plots, List.of(TrainingCurves.FILE_NAME));
    html.raw("<details>").element("summary", "Epoch by epoch");
    TrainingTables.epochs(html, report);
    html.raw("</details>");
  }

  private static void validation(Html html, Evaluation validation, List<Plot> plots) {
    html.element(
            "h2",
            "Validation at threshold " + Numbers.decimal(validation.plan().threshold().threshold()))
        .element("p", "How it was chosen: " + validation.plan().threshold().rule() + ".");
    EvaluationTables.confusion(html, validation.confusionMatrix());
    EvaluationTables.bySource(html, validation);
    plots(html, plots, List.of(HistogramPlot.FILE_NAME, ReliabilityPlot.FILE_NAME));
  }

  private static void plots(Html html, List<Plot> plots, List<String> names) {
    html.raw("<div class=\"plots\">");
    plots.stream()
        .filter(plot -> names.contains(plot.fileName()))
        .forEach(plot -> html.image("image/png", plot.png(), plot.description()));
    html.raw("</div>");
  }

  private static void data(Html html, TrainingReport report, Manifest manifest) {
    html.element("h2", report.isTrained() ? "What it was trained on" : "What it was calibrated on")
        .element(
            "p",
            report.isTrained()
                ? "The splits train and validation; the split test was left alone."
                : "The split validation; the others were left alone.");
    String sources = manifest.settings().getOrDefault("train.sources", "");
    if (!sources.isEmpty()) {
      html.element(
          "p",
          "Of its sources "
              + sources
              + " alone (train.sources); the tables count all of the dataset.");
    }
    DatasetTables.bySplit(html, report.data());
    html.element("h3", "By source");
    DatasetTables.bySource(html, report.data());
    html.element("h3", "How");
    TrainingTables.plan(html, report.plan(), manifest);
  }

  private static void augmentation(Html html, TrainingReport report) {
    html.element("h2", "What fine-tuning sees");
    if (!report.isFineTuned()) {
      html.element("p", "Fine-tuning was left out: the head saw features of whole images.");
      return;
    }
    if (report.augmented().isEmpty()) {
      html.element(
          "p",
          "Not shown: of the images drawn for it none could be decoded, or each image has over 8 MiB.");
      return;
    }
    html.element(
        "p",
        "Images of the split train, first as they are, then as steps see them; below each what was"
            + " done to it. A framed one is a fake that was made: a self-blend of a real image, or a real image"
            + " with a fake's face in it.");
    html.raw("<div class=\"scroll sheet\">")
        .image(
            "image/jpeg",
            Thumbnail.jpeg(AugmentationSheet.draw(report.augmented())),
            AugmentationSheet.description(report.augmented()))
        .raw("</div>");
  }

  private static void hardest(Html html, TrainingReport report, Map<String, byte[]> thumbnails) {
    html.element("h2", "Hardest validation images")
        .element(
            "p",
            "Worst first, right or wrong, with the probability of FAKE and the source. Look for what"
                + " they share, and for wrong labels.");
    ConfusionMatrix all = report.validation().confusionMatrix();
    Mistakes hardest = report.hardest();
    MistakesGallery.add(
        html, "Reals that seem most fake", hardest.flaggedReals(), all.reals(), thumbnails);
    MistakesGallery.add(
        html, "Fakes that seem most real", hardest.missedFakes(), all.fakes(), thumbnails);
  }
}
