package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unmask.evaluation.Evaluations;
import org.unmask.evaluation.Familiarity;
import org.unmask.evaluation.ScoredImages;
import org.unmask.image.Label;

class EvaluateReportTest {

  private static void add(
      ScoredImages.Builder builder, String source, Label label, double probability) {
    String id = source + probability;
    builder.add(id, id, id, source, label, probability, Math.log(probability / (1 - probability)));
  }

  @Test
  void saysWhereASourceHasOneClassAlone() {
    ScoredImages.Builder images = ScoredImages.builder();
    add(images, "both", Label.FAKE, 0.9);
    add(images, "both", Label.REAL, 0.1);
    add(images, "fakes", Label.FAKE, 0.8);
    List<String> lines = EvaluateReport.lines(Evaluations.of(images.build()), Path.of("run"));
    assertThat(lines)
        .containsExactly(
            "Split test: ROC-AUC 1.0000 (its interval is unknown: too few groups, or all draws alike), average"
                + " precision 1.0000",
            "At threshold 0.450, chosen on validation: accuracy 1.0000, balanced accuracy 1.0000;"
                + " ECE 0.1333",
            "  both                 ROC-AUC 1.0000 (its interval is unknown: too few groups, or all draws alike),"
                + " accuracy 1.0000, ECE 0.1000, 1 REAL and 1 FAKE",
            "  fakes                ROC-AUC n/a (one class alone), accuracy 1.0000, ECE 0.2000,"
                + " 0 REAL and 1 FAKE",
            "3 images of the split got no score and are in none of the figures (gone 3)",
            "Report in run/report.html");
  }

  @Test
  void givesTheIntervalsOfWhatHasGroupsEnough() {
    ScoredImages.Builder images = ScoredImages.builder();
    for (int i = 1; i <= 4; i++) {
      add(images, "one", Label.FAKE, 0.9 + i / 100.0);
      add(images, "one", Label.REAL, 0.1 + i / 100.0);
    }
    // Above two of the four fakes: of 20 pairs 2 are the wrong way round.
    add(images, "one", Label.REAL, 0.925);
    assertThat(EvaluateReport.lines(Evaluations.of(images.build()), Path.of("run")))
        .first()
        .asString()
        .matches(
            "Split test: ROC-AUC 0\\.9000 \\(95% interval 0\\.[0-9]{4} to 1\\.0000\\), average .*");
  }

  @Test
  void saysFirstThatFiguresAreOfDegradedImages() {
    assertThat(EvaluateReport.lines(Evaluations.degraded(), Path.of("run")))
        .startsWith(
            "Figures of degraded images, not of images as they are: blur=1.5, jpeg=50.0",
            "Split test: ROC-AUC 1.0000 (its interval is unknown: too few groups, or all draws alike), average"
                + " precision 1.0000");
  }

  @Test
  void warnsOfFiguresThatFlatterTheModel() {
    assertThat(EvaluateReport.lines(Evaluations.familiar(Familiarity.CHOSEN_ON), Path.of("run")))
        .first()
        .isEqualTo(
            "Warning: the figures flatter the model, whose epoch, calibration and threshold were"
                + " chosen on images of this split");
    assertThat(EvaluateReport.lines(Evaluations.familiar(Familiarity.NEW), Path.of("run")))
        .noneMatch(line -> line.contains("flatter"));
  }

  @Test
  void saysWhereThereIsOneClassAlone() {
    assertThat(EvaluateReport.lines(Evaluations.fakesOnly(), Path.of("run")))
        .first()
        .asString()
        .isEqualTo("Split test: ROC-AUC n/a (one class alone), average precision n/a");
  }
}
