package org.unmask.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.unmask.evaluation.Evaluations;
import org.unmask.training.EpochResult;

class EvaluationPlotsTest {

  @Test
  void drawsEveryPlotAtTwiceItsSize() throws IOException {
    List<Plot> plots = EvaluationPlots.of(Evaluations.sample());
    assertThat(plots)
        .extracting(Plot::fileName)
        .containsExactly(
            "roc-curve.png",
            "precision-recall.png",
            "confusion-matrix.png",
            "score-histogram.png",
            "reliability.png");
    for (Plot plot : plots) {
      BufferedImage image = decode(plot);
      assertThat(image.getWidth()).isEqualTo(1280);
      assertThat(image.getHeight()).isEqualTo(960);
      assertThat(colours(image)).as(plot.fileName()).hasSizeGreaterThan(20);
    }
  }

  @Test
  void leavesOutWhatCannotBeDrawn() {
    assertThat(EvaluationPlots.of(Evaluations.empty())).isEmpty();
    assertThat(EvaluationPlots.of(Evaluations.fakesOnly()))
        .extracting(Plot::fileName)
        .containsExactly("confusion-matrix.png", "score-histogram.png", "reliability.png");
  }

  @Test
  void saysOfEachPlotThatImagesWereDegraded() {
    assertThat(EvaluationPlots.of(Evaluations.degraded()))
        .hasSize(5)
        .extracting(Plot::description)
        .allMatch(words -> words.startsWith("Images degraded first (blur=1.5, jpeg=50.0). "));
    assertThat(EvaluationPlots.of(Evaluations.sample()))
        .extracting(Plot::description)
        .noneMatch(words -> words.contains("degraded"));
    assertThat(EvaluationPlots.title(Evaluations.degraded(), "Scores"))
        .isEqualTo("Scores (degraded images)");
  }

  @Test
  void showsWhatItSaysInTheClassesColours() throws IOException {
    BufferedImage histogram = decode(EvaluationPlots.of(Evaluations.sample()).get(3));
    assertThat(colours(histogram))
        .contains(PlotStyle.REAL.getRGB(), PlotStyle.FAKE.getRGB(), PlotStyle.INK.getRGB());
  }

  @Test
  void drawsTrainingOfOneEpochAndOfSeveralPhases() throws IOException {
    EpochResult first = new EpochResult("head", 1, 1e-3, 0.6, 0.6, 0.7, 90, 10, 0);
    EpochResult second =
        new EpochResult("fine-tune", 1, 1e-4, 0.4, Double.NaN, Double.NaN, 25, 60, 0);
    BufferedImage one = decode(TrainingCurves.of(List.of(first)));
    BufferedImage two = decode(TrainingCurves.of(List.of(first, second)));
    assertThat(one.getHeight()).isEqualTo(2040);
    assertThat(colours(two)).contains(PlotStyle.REAL.getRGB(), PlotStyle.FAKE.getRGB());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainingCurves.of(List.of()))
        .withMessage("Cannot draw training curves: there are no epochs");
  }

  private static BufferedImage decode(Plot plot) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(plot.png()));
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }
}
