package org.unmask.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingHtmlTest {
  private static final Manifest MANIFEST =
      Manifest.start(
              Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC),
              "train",
              "1.0",
              7,
              Map.of("train.augmentation.preset", "<b>robust</b>"))
          .finish(Map.of("java", "17"));

  private static String html(TrainingReport report, Map<String, byte[]> thumbnails) {
    return TrainingHtml.of(report, TrainingPlots.of(report), thumbnails, MANIFEST);
  }

  /** Without the pictures, whose letters may say anything. */
  private static String words(String html) {
    return html.replaceAll("base64,[^\"]*", "");
  }

  @Test
  void opensWithTheEpochThatTheModelIsOf() {
    String html = words(html(TrainingReports.run("faces", 0.03, 0.8, 0.95, 0.9), Map.of()));
    assertThat(html)
        .contains(
            "On the validation images the model has a ROC-AUC of 0.950; it is of epoch 2 of 3 of the"
                + " phase fine-tune.")
        .contains("<dt>Waiting for input</dt><dd>3.0\u00A0%")
        .contains("<dt>Images/s</dt><dd>20")
        .contains("on validation, which chose the calibration")
        .contains("After epoch 2 validation did not get better; the 1 epoch after it")
        .contains("<td>2 (best)</td>")
        .contains("a crop of 160 \u00D7 160 out of 224 \u00D7 224 pixels")
        .doesNotContain("Steps waited")
        .doesNotContain("NaN");
  }

  @Test
  void advisesWhereTrainingCouldDoBetter() {
    assertThat(TrainingAdvice.of(TrainingReports.run("faces", 0.4, 0.8, 0.9)))
        .containsExactly(
            "The last epoch was the best: more epochs may do better.",
            "Steps waited 40.0\u00A0% of the time for images, and for the teacher where there is one:"
                + " more cores, or smaller images, would be faster.");
    assertThat(TrainingAdvice.of(TrainingReports.run("faces", Double.NaN, 0.9))).isEmpty();
    // The head had reached 0.7.
    assertThat(TrainingAdvice.of(TrainingReports.run("faces", 0, 0.6)))
        .containsExactly(
            "The phase head had reached a ROC-AUC of 0.700, better than the model: a lower rate, or"
                + " more epochs or images of the phase fine-tune, may do better.");
  }

  @Test
  void comparesEpochsWithTheModelThatCameOut() {
    // By the initial weights that it keeps, the model is better than the head's 0.7 after all.
    assertThat(TrainingAdvice.of(TrainingReports.runTo(0.75, "faces", 0, 0.6))).isEmpty();
    assertThat(TrainingAdvice.of(TrainingReports.runTo(0.8, "faces", 0, 0.9)))
        .containsExactly(
            "The phase fine-tune had reached a ROC-AUC of 0.900, better than the model: a smaller"
                + " share of the initial weights (train.fine-tune.initial-share) may do better on"
                + " these images.");
  }

  @Test
  void tellsFineTuningWithoutSamplesFromNone() {
    assertThat(words(html(TrainingReports.withoutSamples(), Map.of())))
        .contains("of the images drawn for it none could be decoded")
        .doesNotContain("Fine-tuning was left out");
  }

  @Test
  void saysThatTheModelIsNotWhatTheCurvesShow() {
    assertThat(TrainingAdvice.limits(TrainingReports.run("faces", 0, 0.9)))
        .anyMatch(limit -> limit.startsWith("The model keeps 75.0\u00A0% of the weights"));
    assertThat(TrainingAdvice.limits(TrainingReports.headOnly()))
        .noneMatch(limit -> limit.contains("keeps"));
  }

  @Test
  void showsTheHardestOfEitherClassWithTheirSources() {
    byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1};
    String html = html(TrainingReports.run("faces", 0, 0.9), Map.of("hard-real", jpeg));
    String reals = html.substring(html.indexOf("Reals that seem most fake"));
    assertThat(reals)
        .contains("data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg));
    assertThat(reals.indexOf("faces/r0")).isLessThan(reals.indexOf("faces/r1"));
    assertThat(reals.indexOf("faces/f0")).isLessThan(reals.indexOf("faces/f1"));
    assertThat(reals).contains("<div class=\"path\">faces</div>").contains("0.900");
  }

  @Test
  void escapesWhateverComesFromOutsideAndLoadsNothing() {
    String html = html(TrainingReports.run("<script>x</script>", 0, 0.9), Map.of());
    assertThat(html)
        .doesNotContain("<script")
        .doesNotContain("<b>robust")
        .contains("&lt;script&gt;")
        .doesNotContain("http://")
        .doesNotContain("https://")
        .doesNotContain("url(")
        .doesNotContain("<link");
    // Curves, histogram and reliability; the sheet is a JPEG.
    assertThat(html.split("data:image/png;base64,", -1)).hasSize(4);
    assertThat(html.split("data:image/jpeg;base64,", -1)).hasSize(2);
  }

  @Test
  void standsWithoutFineTuning() {
    TrainingReport report = TrainingReports.headOnly();
    assertThat(TrainingPlots.of(report))
        .extracting(Plot::fileName)
        .containsExactly("training-curves.png", "score-histogram.png", "reliability.png");
    assertThat(words(html(report, Map.of())))
        .contains("epoch 1 of 1 of the phase head")
        .contains("Fine-tuning was left out")
        .doesNotContain("NaN");
  }

  @Test
  void whatOthersHaveAPartInIsSaidOfTheEnsemble() {
    TrainingReport alone = TrainingReports.runTo(0.8, "faces", 0, 0.9);
    TrainingReport trio = TrainingReports.ensemble(alone, 3);
    assertThat(TrainingAdvice.of(alone)).anyMatch(advice -> advice.contains("initial-share"));
    assertThat(TrainingAdvice.of(trio)).noneMatch(advice -> advice.contains("initial-share"));
    assertThat(TrainingAdvice.headline(trio))
        .contains("the ensemble of 3 networks has a ROC-AUC of 0.8")
        .contains("the trained one alone had 0.9");
    assertThat(TrainingAdvice.limits(trio))
        .anyMatch(limit -> limit.startsWith("The trained network keeps"))
        .anyMatch(limit -> limit.contains("of the trained network alone"));
  }

  @Test
  void standsWhereADetectorWasCalibratedAlone() {
    TrainingReport run = TrainingReports.headOnly();
    TrainingReport report =
        new TrainingReport(
            run.plan(),
            run.data(),
            List.of(),
            run.share(),
            1,
            List.of("faces", "swaps"),
            run.validation(),
            run.hardest(),
            List.of());
    assertThat(TrainingPlots.of(report))
        .extracting(Plot::fileName)
        .containsExactly("score-histogram.png", "reliability.png");
    assertThat(words(html(report, Map.of())))
        .contains("nothing was trained")
        .contains("The calibration and the threshold were chosen")
        .contains("What it was calibrated on")
        .contains("on validation, of which faces, swaps chose the calibration")
        .doesNotContain("fine-tuning sees")
        .doesNotContain("Learning curves")
        .doesNotContain("Best epoch")
        .doesNotContain("Training loss")
        .doesNotContain("NaN");
  }
}
