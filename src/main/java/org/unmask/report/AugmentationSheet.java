package org.unmask.report;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.unmask.image.Label;
import org.unmask.image.Raster;
import org.unmask.training.AugmentedSample;
import org.unmask.training.AugmentedSample.Origin;
import org.unmask.training.AugmentedSample.Version;

/** Images as fine-tuning sees them: a row an image, first as it is, then versions of it. */
public final class AugmentationSheet {

  static final String FILE_NAME = "augmentation.png";

  /** Nominal side of the square that a picture is fitted into. */
  static final int SIDE = 104;

  static final int LEFT = 76;
  static final int TOP = 28;
  static final int CELL_WIDTH = SIDE + 10;
  static final int CELL_HEIGHT = SIDE + 46;

  private static final int CAPTION_SIZE = 9;
  private static final int CAPTION_LINES = 3;

  private AugmentationSheet() {}

  /**
   * The sheet.
   *
   * @param samples one or more
   * @throws IllegalArgumentException if there are none
   */
  public static Plot of(List<AugmentedSample> samples) {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("Cannot draw augmented images: there are none");
    }
    return new Plot(FILE_NAME, description(samples), Canvas.png(draw(samples)));
  }

  /** What the sheet shows, in words. */
  static String description(List<AugmentedSample> samples) {
    return "%s of the training split, each as it is and in %s; %s and %s among them"
        .formatted(
            Numbers.counted(samples.size(), "image"),
            Numbers.counted(samples.get(0).versions().size(), "augmented version"),
            Numbers.counted(count(samples, Origin.SELF_BLEND), "self-blend"),
            Numbers.counted(count(samples, Origin.FACE_SWAP), "face swap"));
  }

  private static long count(List<AugmentedSample> samples, Origin origin) {
    return samples.stream()
        .flatMap(sample -> sample.versions().stream())
        .filter(version -> version.origin() == origin)
        .count();
  }

  /** The pixels of the sheet. */
  static BufferedImage draw(List<AugmentedSample> samples) {
    int columns = 1 + samples.stream().mapToInt(s -> s.versions().size()).max().orElse(0);
    return Canvas.draw(
        LEFT + columns * CELL_WIDTH,
        TOP + samples.size() * CELL_HEIGHT,
        graphics -> {
          graphics.setColor(PlotStyle.INK);
          graphics.setFont(PlotStyle.font(Font.BOLD, 13));
          graphics.drawString("As it is", LEFT, TOP - 10);
          graphics.drawString("As steps of fine-tuning see it", LEFT + CELL_WIDTH, TOP - 10);
          for (int row = 0; row < samples.size(); row++) {
            row(graphics, samples.get(row), TOP + row * CELL_HEIGHT);
          }
        });
  }

  private static void row(Graphics2D graphics, AugmentedSample sample, int y) {
    graphics.setColor(sample.label() == Label.REAL ? PlotStyle.REAL : PlotStyle.FAKE);
    graphics.setFont(PlotStyle.font(Font.BOLD, 13));
    graphics.drawString(sample.label().name(), 4, y + SIDE / 2);
    graphics.setColor(PlotStyle.QUIET);
    graphics.setFont(PlotStyle.font(Font.PLAIN, CAPTION_SIZE));
    String source = Visible.of(Visible.shortened(sample.source(), 26));
    lines(graphics, List.of(source.split("(?<=[-_ /])")), "", 4, y + SIDE / 2 + 14, LEFT - 8);
    picture(graphics, sample.plain(), LEFT, y);
    for (int i = 0; i < sample.versions().size(); i++) {
      Version version = sample.versions().get(i);
      boolean cropped = version.raster().width() < sample.plain().width();
      String unchanged = cropped ? "only cropped" : "unchanged";
      version(graphics, version, unchanged, LEFT + (i + 1) * CELL_WIDTH, y);
    }
  }

  private static void version(
      Graphics2D graphics, Version version, String unchanged, int x, int y) {
    picture(graphics, version.raster(), x, y);
    int caption = y + SIDE + CAPTION_SIZE + 3;
    List<String> words = new ArrayList<>();
    boolean made = version.origin() != Origin.IMAGE;
    if (made) {
      graphics.setColor(PlotStyle.FAKE);
      graphics.setStroke(new BasicStroke(2));
      graphics.drawRect(x, y, SIDE, SIDE);
      words.add(version.origin() == Origin.SELF_BLEND ? "SELF-BLEND" : "FACE SWAP");
    }
    if (!version.changes().isEmpty()) {
      words.addAll(List.of(version.changes().split(", ")));
    }
    graphics.setColor(made ? PlotStyle.FAKE : PlotStyle.QUIET);
    graphics.setFont(PlotStyle.font(Font.PLAIN, CAPTION_SIZE));
    lines(graphics, words.isEmpty() ? List.of(unchanged) : words, ", ", x, caption, CELL_WIDTH - 4);
  }

  /** As many words as fit into a line, and as many lines as there is room for. */
  private static void lines(
      Graphics2D graphics, List<String> words, String between, int x, int y, int width) {
    FontMetrics metrics = graphics.getFontMetrics();
    String line = "";
    int number = 0;
    for (String word : words) {
      String longer = line.isEmpty() ? word : line + between + word;
      // Room for the dots of a last line that more would follow.
      if (metrics.stringWidth(longer + "\u2026") <= width) {
        line = longer;
        continue;
      }
      if (number == CAPTION_LINES - 1) {
        line += "\u2026";
        break;
      }
      graphics.drawString(line, x, y + number * (CAPTION_SIZE + 2));
      number++;
      line = word;
    }
    graphics.drawString(line, x, y + number * (CAPTION_SIZE + 2));
  }

  /** Pixel for pixel where it is small enough, so that noise and blur are seen as they are. */
  private static void picture(Graphics2D graphics, Raster raster, int x, int y) {
    BufferedImage image = Thumbnail.fit(raster, Canvas.SCALE * SIDE);
    double scale = (double) SIDE / Math.max(image.getWidth(), image.getHeight());
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(scale, scale);
    graphics.drawImage(image, place, null);
  }
}
