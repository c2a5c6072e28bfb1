package org.unmask.report;

import java.util.List;
import java.util.Map;
import org.unmask.evaluation.ConfusionMatrix;
import org.unmask.evaluation.Evaluation;
import org.unmask.evaluation.EvaluationPlan;
import org.unmask.evaluation.Mistakes;

/**
 * {@code report.html}: one file that loads nothing from elsewhere, to be mailed, archived or
 * printed. It opens with what was found in plain words; the numbers and their limits follow.
 */
public final class EvaluationHtml {

  private EvaluationHtml() {}

  /**
   * The whole page.
   *
   * @param plots of this evaluation, see {@link EvaluationPlots}
   * @param thumbnails PNG or JPEG bytes by image id, for the images in {@link Evaluation#mistakes};
   *     any may be absent, and what is neither format is not shown
   * @param manifest of the command that made it
   */
  public static String of(
      Evaluation evaluation, List<Plot> plots, Map<String, byte[]> thumbnails, Manifest manifest) {
    Html html = Page.open(title(evaluation, "Unmask: evaluation"));
    summary(html, evaluation);
    verdicts(html, evaluation);
    html.element("h2", "By source");
    EvaluationTables.bySource(html, evaluation);
    plots(html, plots);
    mistakes(html, evaluation, thumbnails);
    Page.limits(html, Limits.of(evaluation));
    provenance(html, evaluation.plan(), manifest);
    return Page.close(html);
  }

  private static void summary(Html html, Evaluation evaluation) {
    ConfusionMatrix matrix = evaluation.confusionMatrix();
    html.element("h1", title(evaluation, "Unmask: evaluation of a deepfake detector"))
        .element("p class=\"headline\"", Headline.of(evaluation))
        .element("p", Headline.basis(evaluation))
        .raw("<dl class=\"figures\">");
    Page.figure(
        html,
        "ROC-AUC",
        Numbers.decimal(evaluation.curves().rocAuc()),
        "95\u00A0% interval " + Numbers.decimals(evaluation.rocAucInterval()));
    Page.figure(
        html,
        "Accuracy",
        Numbers.percent(matrix.accuracy()),
        "95\u00A0% interval " + Numbers.percents(evaluation.accuracyInterval()));
    Page.figure(
        html,
        "Balanced accuracy",
        Numbers.percent(matrix.balancedAccuracy()),
        "mean of both classes");
    Page.figure(
        html,
        "Average precision",
        Numbers.decimal(evaluation.averagePrecision()),
        "area under PR " + Numbers.decimal(evaluation.curves().areaUnderPr()));
    Page.figure(
        html,
        "Equal error rate",
        Numbers.percent(evaluation.equalErrorRate()),
        "0\u00A0% is best, 50\u00A0% is chance");
    Page.figure(
        html,
        "Calibration error",
        Numbers.decimal(evaluation.calibration().expectedError()),
        "Brier score " + Numbers.decimal(evaluation.calibration().brier()));
    html.raw("</dl>");
  }

  private static String title(Evaluation evaluation, String title) {
    return evaluation.plan().degradation().isEmpty() ? title : title + " on degraded images";
  }

  private static void verdicts(Html html, Evaluation evaluation) {
    EvaluationPlan plan = evaluation.plan();
    ConfusionMatrix matrix = evaluation.confusionMatrix();
    html.element("h2", "At threshold " + Numbers.decimal(plan.threshold().threshold()))
        .element(
            "p",
            "An image is called FAKE when its probability is the threshold or higher. How it was"
                + " chosen: "
                + plan.threshold().rule()
                + ".");
    EvaluationTables.confusion(html, matrix);
    EvaluationTables.report(html, evaluation.classificationReport());
    html.element("h3", "What a flag is worth")
        .element(
            "p",
            "The same model flags more reals for each fake it finds where fakes are rarer than in"
                + " the measured images:");
    if (EvaluationTables.isBound(matrix)) {
      html.element(
          "p",
          "None of the %s measured, of %s, was flagged, by which the rate may still be up to %s (95\u00A0%% bound, each group counted once). The shares below reckon with that rate, and with the share of the fakes found as it was measured."
              .formatted(
                  Numbers.counted(matrix.reals(), "real image"),
                  Numbers.counted(evaluation.realGroups(), "group"),
                  Numbers.percentAtMost(
                      EvaluationTables.greatestFalsePositiveRate(evaluation.realGroups()))));
    }
    EvaluationTables.byPrevalence(html, evaluation);
  }

  private static void plots(Html html, List<Plot> plots) {
    if (plots.isEmpty()) {
      return;
    }
    html.element("h2", "Plots").raw("<div class=\"plots\">");
    plots.forEach(plot -> html.image("image/png", plot.png(), plot.description()));
    html.raw("</div>");
  }

  private static void mistakes(Html html, Evaluation evaluation, Map<String, byte[]> thumbnails) {
    html.element("h2", "Surest mistakes")
        .element(
            "p",
            "The images that the model was most sure of and wrong about, with the probability of"
                + " FAKE that it gave. Look for what they share: blur, make-up, glasses, one"
                + " camera, one source, or a wrong label.");
    String degradation = evaluation.plan().degradationInWords();
    if (!degradation.isEmpty()) {
      html.element(
          "p class=\"note\"",
          "The pictures are of the files before that, made small: what was done to each image as the network is"
              + " shown it (%s) is not to be seen.".formatted(degradation));
    }
    Mistakes mistakes = evaluation.mistakes();
    ConfusionMatrix matrix = evaluation.confusionMatrix();
    MistakesGallery.add(
        html, "Real images called FAKE", mistakes.flaggedReals(), matrix.fp(), thumbnails);
    MistakesGallery.add(html, "Fakes called REAL", mistakes.missedFakes(), matrix.fn(), thumbnails);
  }

  private static void provenance(Html html, EvaluationPlan plan, Manifest manifest) {
    Page.provenance(
        html,
        Map.of(
            "seed", Long.toString(plan.seed()),
            "model id", plan.modelId(),
            "bootstrap draws", Integer.toString(plan.replicates())),
        manifest);
  }
}
