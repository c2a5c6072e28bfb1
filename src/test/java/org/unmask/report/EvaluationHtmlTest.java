package org.unmask.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unmask.evaluation.ConfusionMatrix;
import org.unmask.evaluation.Evaluation;
import org.unmask.evaluation.Evaluations;
import org.unmask.evaluation.Familiarity;
import org.unmask.evaluation.ScoredImages;
import org.unmask.image.Label;

class EvaluationHtmlTest {

  private static final Manifest MANIFEST =
      Manifest.start(
              Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC),
              "evaluate",
              "1.0",
              7,
              Map.of("evaluation.split", "<b>test</b>"))
          .finish(Map.of("java", "17"));

  @Test
  void saysInWordsWhatWasFound() {
    // Two of three fakes found, one of four reals flagged at the threshold of 0.45.
    Evaluation evaluation = Evaluations.of(images("a.jpg"));
    String html = EvaluationHtml.of(evaluation, List.of(), Map.of(), MANIFEST);
    assertThat(html)
        .contains(
            "The model finds 66.7\u00A0% of the fakes and wrongly flags 25.0\u00A0% of the real"
                + " images (about one in 4).")
        .contains(
            "Measured on 7 images of the split \u201Ctest\u201D: 4 real, 3 fake. 3 images of the"
                + " split got no score and are in none of the figures (gone 3). Threshold: 0.450.")
        .contains("<li>3 images of the split got no score")
        .doesNotContain("degraded")
        .doesNotContain("The pictures are the files as they are")
        .doesNotContain("flatter");
  }

  @Test
  void opensWithHowImagesWereDegradedFirst() {
    assertThat(EvaluationHtml.of(Evaluations.degraded(), List.of(), Map.of(), MANIFEST))
        .contains("<title>Unmask: evaluation on degraded images</title>")
        .contains(
            "<p class=\"headline\">Each image was degraded first (blur=1.5, jpeg=50.0). The model"
                + " finds 100.0\u00A0% of the fakes")
        .contains(
            "The pictures are of the files before that, made small: what was done to each image as the network is"
                + " shown it (blur=1.5, jpeg=50.0) is not to be seen.");
  }

  @Test
  void opensWithWhatTheModelKnewOfTheImages() {
    Evaluation trained = Evaluations.familiar(Familiarity.TRAINED_ON);
    assertThat(EvaluationHtml.of(trained, List.of(), Map.of(), MANIFEST))
        .contains(
            "<p class=\"headline\">The figures flatter the model, which was trained on images of"
                + " this split. The model finds")
        .contains(
            "<li>The numbers flatter the model, which was trained on images of this split: on"
                + " images that are new to it expect less.");
  }

  @Test
  void escapesWhateverComesFromOutside() {
    Evaluation evaluation = Evaluations.of(images("<script>alert('x')</script>.jpg"));
    String html = EvaluationHtml.of(evaluation, EvaluationPlots.of(evaluation), Map.of(), MANIFEST);
    assertThat(html)
        .doesNotContain("<script")
        .doesNotContain("<b>test")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;.jpg")
        .contains("&lt;b&gt;test&lt;/b&gt;");
  }

  @Test
  void holdsItsPicturesAndLoadsNothing() {
    Evaluation evaluation = Evaluations.of(images("a.jpg"));
    List<Plot> plots = EvaluationPlots.of(evaluation);
    byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1};
    String html = EvaluationHtml.of(evaluation, plots, Map.of("wrong-real", jpeg), MANIFEST);
    assertThat(html.split("data:image/png;base64,", -1)).hasSize(plots.size() + 1);
    assertThat(html)
        .contains("data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg))
        .doesNotContain("http://")
        .doesNotContain("https://")
        .doesNotContain("url(")
        .doesNotContain("<link");
  }

  @Test
  void saysHowManyMistakesItDoesNotShow() {
    ScoredImages.Builder images = ScoredImages.builder();
    for (int i = 0; i < 15; i++) {
      images.add("r" + i, "r" + i, "g" + i, "s", Label.REAL, 0.9, 2);
    }
    for (int i = 0; i < 12; i++) {
      images.add("f" + i, "f" + i, "h" + i, "s", Label.FAKE, 0.1, -2);
    }
    String html = EvaluationHtml.of(Evaluations.of(images.build()), List.of(), Map.of(), MANIFEST);
    assertThat(html.split("no preview", -1)).hasSize(2 * 12 + 1);
    assertThat(html).containsOnlyOnce("<p class=\"note\">And ").contains("And 3 other images.");
  }

  @Test
  void showsNoPreviewOfWhatIsNoPicture() {
    byte[] page = "<html>".getBytes(StandardCharsets.UTF_8);
    String html =
        EvaluationHtml.of(
            Evaluations.of(images("a.jpg")), List.of(), Map.of("wrong-real", page), MANIFEST);
    assertThat(html).contains("no preview").doesNotContain("<img");
  }

  @Test
  void standsWithoutImagesOrWithOneClass() {
    String none = EvaluationHtml.of(Evaluations.empty(), List.of(), Map.of(), MANIFEST);
    String fakes = EvaluationHtml.of(Evaluations.fakesOnly(), List.of(), Map.of(), MANIFEST);
    assertThat(none).contains("No image could be measured.").doesNotContain("NaN");
    assertThat(fakes).contains("66.7\u00A0% were found").doesNotContain("NaN");
  }

  @Test
  void weighsAFlagByHowRareFakesAre() {
    // Recall 0.8, false positive rate 0.1; at 1 % fakes: 0.008 / (0.008 + 0.099).
    ConfusionMatrix matrix = new ConfusionMatrix(8, 1, 9, 2);
    assertThat(EvaluationTables.precisionAt(0.01, matrix, 3))
        .isCloseTo(0.008 / 0.107, within(1e-15));
    assertThat(EvaluationTables.precisionAt(0.5, matrix, 3)).isCloseTo(8 / 9.0, within(1e-15));
  }

  @Test
  void boundsWhatAFlagIsWorthWhereNoRealWasFlagged() {
    // One group: the rate is below 0.95 at 95 %. 0.5 / (0.5 + 0.5 * 0.95) is 0.51282.
    assertThat(EvaluationTables.worth(0.5, new ConfusionMatrix(3, 0, 100, 0), 1))
        .isEqualTo("at least 51.2\u00A0%");
    // 45 groups: 0.05^(1/45) is exp(-2.99573 / 45), or 0.935596. 0.08 / (0.08 + 0.9 * 0.064404).
    ConfusionMatrix few = new ConfusionMatrix(8, 0, 90, 2);
    assertThat(EvaluationTables.greatestFalsePositiveRate(45)).isCloseTo(0.064404, within(1e-6));
    assertThat(EvaluationTables.precisionAt(0.1, few, 45)).isCloseTo(0.57986, within(1e-5));
    // Not 100 %, however many.
    assertThat(EvaluationTables.worth(0.5, new ConfusionMatrix(1, 0, 1_000_000, 0), 1_000_000))
        .isEqualTo("at least 99.9\u00A0%");
    // Nothing flagged, or no real image: a flag has no worth that is known.
    assertThat(EvaluationTables.worth(0.5, new ConfusionMatrix(0, 0, 4, 3), 4)).isEqualTo("n/a");
    assertThat(EvaluationTables.worth(0.5, new ConfusionMatrix(3, 0, 0, 1), 0)).isEqualTo("n/a");
  }

  @Test
  void countsEachGroupOnceInTheBoundOfFalseAlarms() {
    // Twenty frames of two videos: 1 - 0.05^(1/2) is 0.7764, and 0.5 / (0.5 + 0.5 * 0.7764).
    ScoredImages.Builder frames = ScoredImages.builder();
    for (int i = 0; i < 20; i++) {
      frames.add("r" + i, "r" + i, "video " + i % 2, "s", Label.REAL, 0.1, -2);
    }
    frames.add("f", "f", "fake", "s", Label.FAKE, 0.9, 2);
    Evaluation evaluation = Evaluations.of(frames.build());
    assertThat(evaluation.realGroups()).isEqualTo(2);
    assertThat(EvaluationHtml.of(evaluation, List.of(), Map.of(), MANIFEST).replace("\n", ""))
        .contains(
            "None of the 20 real images measured, of 2 groups, was flagged, by which the rate may"
                + " still be up to 77.64\u00A0% (95\u00A0% bound, each group counted once).")
        .contains("<td>50.0\u00A0%</td><td>at least 56.2\u00A0%</td>")
        .contains("The bars of the reliability plot count images (Wilson)");
  }

  private static ScoredImages images(String pathOfTheMistake) {
    return ScoredImages.builder()
        .add("wrong-real", pathOfTheMistake, "g0", "s", Label.REAL, 0.9, 2)
        .add("r1", "r1", "g1", "s", Label.REAL, 0.1, -2)
        .add("r2", "r2", "g2", "s", Label.REAL, 0.2, -1)
        .add("r3", "r3", "g3", "s", Label.REAL, 0.3, -1)
        .add("wrong-fake", "f0", "g4", "s", Label.FAKE, 0.2, -1)
        .add("f1", "f1", "g5", "s", Label.FAKE, 0.8, 1)
        .add("f2", "f2", "g6", "s", Label.FAKE, 0.95, 3)
        .build();
  }
}
