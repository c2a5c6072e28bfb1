package org.unmask.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.unmask.evaluation.ConfusionMatrix;
import org.unmask.evaluation.Evaluation;
import org.unmask.evaluation.EvaluationPlan;

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
    Html html = new Html();
    opening(html);
    summary(html, evaluation);
    verdicts(html, evaluation);
    html.element("h2", "By source");
    EvaluationTables.bySource(html, evaluation);
    plots(html, plots);
    mistakes(html, evaluation, thumbnails);
    limits(html, evaluation);
    provenance(html, evaluation.plan(), manifest);
    return html.raw("</main></body></html>").toString();
  }

  private static void opening(Html html) {
    html.raw("<!DOCTYPE html>")
        .raw("<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .raw(
            "<meta http-equiv=\"Content-Security-Policy\""
                + " content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">")
        .raw("<title>Unmask: evaluation</title>")
        .raw("<style>" + styles() + "</style></head><body><main>");
  }

  private static void summary(Html html, Evaluation evaluation) {
    ConfusionMatrix matrix = evaluation.confusionMatrix();
    html.element("h1", "Unmask: evaluation of a deepfake detector")
        .element("p class=\"headline\"", Headline.of(evaluation))
        .element("p", Headline.basis(evaluation))
        .raw("<dl class=\"figures\">");
    figure(
        html,
        "ROC-AUC",
        Numbers.decimal(evaluation.curves().rocAuc()),
        "95\u00A0% interval " + Numbers.decimals(evaluation.rocAucInterval()));
    figure(
        html,
        "Accuracy",
        Numbers.percent(matrix.accuracy()),
        "95\u00A0% interval " + Numbers.percents(evaluation.accuracyInterval()));
    figure(
        html,
        "Balanced accuracy",
        Numbers.percent(matrix.balancedAccuracy()),
        "mean of both classes");
    figure(
        html,
        "Average precision",
        Numbers.decimal(evaluation.averagePrecision()),
        "area under PR " + Numbers.decimal(evaluation.curves().areaUnderPr()));
    figure(
        html,
        "Equal error rate",
        Numbers.percent(evaluation.equalErrorRate()),
        "0\u00A0% is best, 50\u00A0% is chance");
    figure(
        html,
        "Calibration error",
        Numbers.decimal(evaluation.calibration().expectedError()),
        "Brier score " + Numbers.decimal(evaluation.calibration().brier()));
    html.raw("</dl>");
  }

  private static void figure(Html html, String name, String value, String note) {
    html.raw(
        "<div><dt>%s</dt><dd>%s<small>%s</small></dd></div>"
            .formatted(Html.escape(name), Html.escape(value), Html.escape(note)));
  }

  private static void verdicts(Html html, Evaluation evaluation) {
    EvaluationPlan plan = evaluation.plan();
    html.element("h2", "At threshold " + Numbers.decimal(plan.threshold().threshold()))
        .element(
            "p",
            "An image is called FAKE when its probability is the threshold or higher. How it was"
                + " chosen: "
                + plan.threshold().rule()
                + ".");
    EvaluationTables.confusion(html, evaluation.confusionMatrix());
    EvaluationTables.report(html, evaluation.classificationReport());
    html.element("h3", "What a flag is worth")
        .element(
            "p",
            "The same model flags more reals for each fake it finds where fakes are rarer than in"
                + " the measured images:");
    EvaluationTables.byPrevalence(html, evaluation.confusionMatrix());
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
    MistakesGallery.add(
        html, "Real images called FAKE", evaluation.mistakes().flaggedReals(), thumbnails);
    MistakesGallery.add(html, "Fakes called REAL", evaluation.mistakes().missedFakes(), thumbnails);
  }

  private static void limits(Html html, Evaluation evaluation) {
    html.element("h2", "What this does not say").raw("<ul class=\"limits\">");
    Limits.of(evaluation).forEach(limit -> html.element("li", limit));
    html.raw("</ul>");
  }

  private static void provenance(Html html, EvaluationPlan plan, Manifest manifest) {
    html.element("h2", "How it was made");
    Map<String, String> facts = new TreeMap<>(manifest.versions());
    facts.put("command", manifest.command());
    facts.put("unmask", manifest.version());
    facts.put("started", manifest.started().toString());
    facts.put("seed", Long.toString(plan.seed()));
    facts.put("model id", plan.modelId());
    facts.put("bootstrap draws", Integer.toString(plan.replicates()));
    manifest.inputs().forEach((name, hash) -> facts.put("input " + name, hash));
    keyValues(html, "Fact", facts);
    if (!manifest.settings().isEmpty()) {
      html.element("h3", "Settings");
      keyValues(html, "Key", manifest.settings());
    }
  }

  private static void keyValues(Html html, String key, Map<String, String> values) {
    html.table(
        "settings",
        List.of(key, "Value"),
        values.entrySet().stream()
            .map(entry -> List.of(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static String styles() {
    try (InputStream in = EvaluationHtml.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read report.css: " + e.getMessage(), e);
    }
  }
}
