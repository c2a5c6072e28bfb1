package org.unmask.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.unmask.image.Label;
import org.unmask.training.AugmentedSample;

class AugmentationSheetTest {
  private static final List<AugmentedSample> SAMPLES =
      List.of(
          TrainingReports.sample(Label.REAL, "faces"),
          TrainingReports.sample(Label.FAKE, "a_source\u202Ewith-a-name-that-is-much-too-long"));

  @Test
  void hasARowAnImageAndAColumnAVersion() throws IOException {
    Plot plot = AugmentationSheet.of(SAMPLES);
    BufferedImage sheet = ImageIO.read(new ByteArrayInputStream(plot.png()));
    assertThat(plot.fileName()).isEqualTo("augmentation.png");
    assertThat(sheet.getWidth())
        .isEqualTo(Canvas.SCALE * (AugmentationSheet.LEFT + 3 * AugmentationSheet.CELL_WIDTH));
    assertThat(sheet.getHeight())
        .isEqualTo(Canvas.SCALE * (AugmentationSheet.TOP + 2 * AugmentationSheet.CELL_HEIGHT));
    assertThat(grey(sheet, 0)).isEqualTo(120);
    assertThat(grey(sheet, 1)).isEqualTo(40);
    assertThat(grey(sheet, 2)).isEqualTo(200);
  }

  /** The middle of a picture of the second row. */
  private static int grey(BufferedImage sheet, int column) {
    int x = AugmentationSheet.LEFT + column * AugmentationSheet.CELL_WIDTH;
    int y = AugmentationSheet.TOP + AugmentationSheet.CELL_HEIGHT;
    int half = AugmentationSheet.SIDE / 2;
    return sheet.getRGB(Canvas.SCALE * (x + half), Canvas.SCALE * (y + half)) & 0xFF;
  }

  @Test
  void framesSelfBlendsAlone() {
    BufferedImage sheet = AugmentationSheet.draw(SAMPLES);
    assertThat(edge(sheet, 1)).isEqualTo(0xFF282828);
    assertThat(edge(sheet, 2)).isEqualTo(PlotStyle.FAKE.getRGB());
  }

  /** Just inside the left edge of a picture of the first row. */
  private static int edge(BufferedImage sheet, int column) {
    int x = Canvas.SCALE * (AugmentationSheet.LEFT + column * AugmentationSheet.CELL_WIDTH) + 1;
    return sheet.getRGB(x, Canvas.SCALE * (AugmentationSheet.TOP + AugmentationSheet.SIDE / 2));
  }

  @Test
  void saysInWordsWhatItShows() {
    assertThat(AugmentationSheet.description(SAMPLES))
        .isEqualTo(
            "2 images of the training split, each as it is and in 2 augmented versions; 2"
                + " self-blends and 0 face swaps among them");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AugmentationSheet.of(List.of()))
        .withMessage("Cannot draw augmented images: there are none");
  }
}
