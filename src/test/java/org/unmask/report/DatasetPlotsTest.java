package org.unmask.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.unmask.image.Label;
import org.unmask.image.Raster;
import org.unmask.report.DatasetReport.Picture;
import org.unmask.split.ShortcutAudit.Feature;
import org.unmask.split.ShortcutAudit.Measure;
import org.unmask.split.SplitName;

class DatasetPlotsTest {

  private static final int WHITE = 0xFFFFFFFF;

  @Test
  void drawsEveryPlotAtTwiceItsSize() throws IOException {
    List<Plot> plots = DatasetPlots.of(DatasetReports.leaky("a.jpg"));
    assertThat(plots)
        .extracting(Plot::fileName)
        .containsExactly(
            "split-counts.png",
            "shortcut-audit.png",
            "image-sizes.png",
            "file-sizes.png",
            "contact-sheet.png");
    for (Plot plot : plots.subList(0, 4)) {
      assertThat(decode(plot).getWidth()).as(plot.fileName()).isEqualTo(1280);
      assertThat(colours(decode(plot))).as(plot.fileName()).hasSizeGreaterThan(20);
    }
    assertThat(decode(plots.get(0)).getHeight()).isEqualTo(800);
    for (int bars : new int[] {0, 2, 3}) {
      assertThat(colours(decode(plots.get(bars))))
          .contains(PlotStyle.REAL.getRGB(), PlotStyle.FAKE.getRGB());
    }
  }

  @Test
  void leavesOutWhatCannotBeDrawn() {
    assertThat(DatasetPlots.of(DatasetReports.empty())).isEmpty();
    assertThat(DatasetPlots.of(DatasetReports.unchecked()))
        .extracting(Plot::fileName)
        .containsExactly("split-counts.png");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AuditPlot.of(DatasetReports.audit(0.6)))
        .withMessage("Cannot draw an audit: it has no feature");
  }

  @Test
  void drawsTheAuditFromChanceToItsStrength() throws IOException {
    // The axis runs from 0.4 at x = 150 to 1 at 580: chance at 222, 0.75 at 401, 0.7 at 365.
    Feature strong = new Feature("sharpness", Measure.ROC_AUC, 0.75, "higher in REAL");
    Feature weak = new Feature("width", Measure.ROC_AUC, 0.6, "higher in FAKE");
    BufferedImage image = decode(AuditPlot.of(DatasetReports.audit(Double.NaN, strong, weak)));
    assertThat(image.getHeight()).isEqualTo(2 * (86 + 3 * 26 + 6 + 50));
    int first = 2 * (86 + 8);
    assertThat(image.getRGB(2 * 218, first)).isEqualTo(WHITE);
    assertThat(image.getRGB(2 * 230, first)).isEqualTo(AuditPlot.OVER.getRGB());
    assertThat(image.getRGB(2 * 398, first)).isEqualTo(AuditPlot.OVER.getRGB());
    assertThat(image.getRGB(2 * 403, first)).isEqualTo(WHITE);
    assertThat(image.getRGB(2 * 230, first + 2 * 26)).isEqualTo(PlotStyle.QUIET.getRGB());
    assertThat(image.getRGB(2 * 285, first + 2 * 52)).isEqualTo(WHITE);
  }

  @Test
  void boundsAnAuditOfManyFeatures() throws IOException {
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      features.add(new Feature("f" + i, Measure.ROC_AUC, 0.5, "equal"));
    }
    BufferedImage image =
        decode(AuditPlot.of(DatasetReports.audit(0.5, features.toArray(Feature[]::new))));
    assertThat(image.getHeight()).isEqualTo(2 * (86 + 21 * 26 + 6 + 50));
  }

  @Test
  void laysSamplesOutByRowInTheirProportions() throws IOException {
    Raster wide = DatasetReports.plain(400, 100, 200, 10, 10);
    Raster small = DatasetReports.plain(20, 60, 10, 200, 10);
    List<Picture> samples =
        List.of(
            sample(Label.FAKE, SplitName.TEST, small),
            sample(Label.REAL, SplitName.TRAIN, wide),
            sample(Label.FAKE, SplitName.TEST, wide));
    BufferedImage sheet = decode(ContactSheet.of(samples));
    // Cells of 72 x 86 from (84, 8) on, pictures of at most 64, all drawn twice as large.
    assertThat(sheet.getWidth()).isEqualTo(2 * (84 + 10 * 72));
    assertThat(sheet.getHeight()).isEqualTo(2 * (8 + 2 * 86));
    // 400 x 100 becomes 128 x 32 in a square of 128: rows 48 to 79.
    assertThat(sheet.getRGB(2 * 84, 2 * 8 + 47)).isEqualTo(WHITE);
    assertThat(sheet.getRGB(2 * 84, 2 * 8 + 48)).isEqualTo(0xFFC80A0A);
    assertThat(sheet.getRGB(2 * 84 + 127, 2 * 8 + 79)).isEqualTo(0xFFC80A0A);
    assertThat(sheet.getRGB(2 * 84, 2 * 8 + 80)).isEqualTo(WHITE);
    assertThat(sheet.getRGB(2 * 84 + 128, 2 * 8 + 64)).isEqualTo(WHITE);
    // 20 x 60 stays so: columns 54 to 73 and rows 34 to 93 of the second row's first cell.
    int top = 2 * (8 + 86);
    assertThat(sheet.getRGB(2 * 84 + 53, top + 64)).isEqualTo(WHITE);
    assertThat(sheet.getRGB(2 * 84 + 54, top + 34)).isEqualTo(0xFF0AC80A);
    assertThat(sheet.getRGB(2 * 84 + 73, top + 93)).isEqualTo(0xFF0AC80A);
    assertThat(sheet.getRGB(2 * 84 + 74, top + 64)).isEqualTo(WHITE);
    assertThat(sheet.getRGB(2 * (84 + 72), top + 64)).isEqualTo(0xFFC80A0A);
  }

  @Test
  void keepsCaptionsWithinTheirCell() throws IOException {
    String hostile = "\u202E" + "W".repeat(100_000);
    Picture picture = new Picture(hostile, Label.REAL, SplitName.TRAIN, null);
    BufferedImage sheet = decode(ContactSheet.of(List.of(picture)));
    Set<Integer> below = new HashSet<>();
    for (int x = 2 * (84 + 70); x < sheet.getWidth(); x++) {
      for (int y = 2 * (8 + 64); y < sheet.getHeight(); y++) {
        below.add(sheet.getRGB(x, y));
      }
    }
    assertThat(below).containsExactly(WHITE);
  }

  @Test
  void showsTenSamplesOfARowAtMost() {
    Picture picture = sample(Label.REAL, SplitName.TRAIN, DatasetReports.plain(1, 1, 0, 0, 0));
    List<Picture> many = Collections.nCopies(1_000, picture);
    assertThat(ContactSheet.shown(many)).hasSize(10);
    assertThat(ContactSheet.of(many).description()).endsWith("train REAL 10");
  }

  @Test
  void takesTheMeanWhereAThumbnailIsSmaller() {
    // 2 x 2 into 1 x 1: (0 + 100 + 200 + 101) / 4 = 100.25.
    byte[] rgb = {0, 0, 0, 100, 0, 0, (byte) 200, 0, 0, 101, 0, 0};
    BufferedImage pixel = Thumbnail.fit(new Raster(2, 2, rgb), 1);
    assertThat(pixel.getWidth()).isEqualTo(1);
    assertThat(pixel.getHeight()).isEqualTo(1);
    assertThat(pixel.getRGB(0, 0)).isEqualTo(0xFF640000);
  }

  @Test
  void survivesSidesOfOnePixel() {
    BufferedImage line = Thumbnail.fit(DatasetReports.plain(5_000, 1, 7, 7, 7), 128);
    assertThat(line.getWidth()).isEqualTo(128);
    assertThat(line.getHeight()).isEqualTo(1);
    assertThat(line.getRGB(127, 0)).isEqualTo(0xFF070707);
  }

  private static Picture sample(Label label, SplitName split, Raster thumbnail) {
    return new Picture("faces/a.jpg", label, split, thumbnail);
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
