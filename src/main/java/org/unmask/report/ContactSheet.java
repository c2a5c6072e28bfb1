package org.unmask.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.unmask.image.Label;
import org.unmask.report.DatasetReport.Picture;
import org.unmask.split.SplitName;

/** Samples in rows, one for each split and label, in their own proportions, named by their file. */
final class ContactSheet {

  static final String FILE_NAME = "contact-sheet.png";

  /** How many samples a row shows. */
  static final int COLUMNS = 10;

  /** Nominal side of the square that a thumbnail is fitted into. */
  static final int SIDE = 64;

  static final int LEFT = 84;
  static final int TOP = 8;
  static final int CELL_WIDTH = SIDE + 8;
  static final int CELL_HEIGHT = SIDE + 22;

  private static final int CAPTION_SIZE = 8;
  private static final Color EMPTY = new Color(0xF5F7FA);

  private ContactSheet() {}

  /**
   * The sheet; rows without a sample are left out.
   *
   * @param samples one or more
   */
  static Plot of(List<Picture> samples) {
    return new Plot(FILE_NAME, description(samples), Canvas.png(draw(samples)));
  }

  /** The pixels of the sheet. */
  static BufferedImage draw(List<Picture> samples) {
    List<Row> rows = rows(samples);
    return Canvas.draw(
        LEFT + COLUMNS * CELL_WIDTH,
        TOP + rows.size() * CELL_HEIGHT,
        graphics -> {
          for (int row = 0; row < rows.size(); row++) {
            draw(graphics, rows.get(row), TOP + row * CELL_HEIGHT);
          }
        });
  }

  /** What the sheet shows, in words. */
  static String description(List<Picture> samples) {
    return rows(samples).stream()
        .map(row -> "%s %s %d".formatted(row.split.folder(), row.label, row.pictures.size()))
        .collect(Collectors.joining(", ", "Samples by split and label: ", ""));
  }

  /** What the sheet shows, in the order of its rows. */
  static List<Picture> shown(List<Picture> samples) {
    return rows(samples).stream().flatMap(row -> row.pictures.stream()).toList();
  }

  private static List<Row> rows(List<Picture> samples) {
    List<Row> rows = new ArrayList<>();
    for (SplitName split : SplitName.values()) {
      for (Label label : Label.values()) {
        List<Picture> pictures =
            samples.stream()
                .filter(sample -> sample.split() == split && sample.label() == label)
                .limit(COLUMNS)
                .toList();
        if (!pictures.isEmpty()) {
          rows.add(new Row(split, label, pictures));
        }
      }
    }
    return rows;
  }

  private static void draw(Graphics2D graphics, Row row, int y) {
    graphics.setColor(PlotStyle.INK);
    graphics.setFont(PlotStyle.font(Font.PLAIN, 13));
    graphics.drawString(row.split.folder(), 2, y + SIDE / 2 - 4);
    graphics.setColor(row.label == Label.REAL ? PlotStyle.REAL : PlotStyle.FAKE);
    graphics.setFont(PlotStyle.font(Font.BOLD, 13));
    graphics.drawString(row.label.name(), 2, y + SIDE / 2 + 13);
    for (int column = 0; column < row.pictures.size(); column++) {
      Picture picture = row.pictures.get(column);
      int x = LEFT + column * CELL_WIDTH;
      thumbnail(graphics, picture, x, y);
      graphics.setColor(PlotStyle.QUIET);
      graphics.setFont(PlotStyle.font(Font.PLAIN, CAPTION_SIZE));
      String caption = fitting(graphics.getFontMetrics(), name(picture.path()));
      graphics.drawString(caption, x, y + SIDE + CAPTION_SIZE + 2);
    }
  }

  private static void thumbnail(Graphics2D graphics, Picture picture, int x, int y) {
    if (picture.thumbnail() == null) {
      graphics.setColor(EMPTY);
      graphics.fillRect(x, y, SIDE, SIDE);
      graphics.setColor(PlotStyle.QUIET);
      graphics.setFont(PlotStyle.font(Font.PLAIN, CAPTION_SIZE));
      graphics.drawString("no preview", x + 12, y + SIDE / 2 + 3);
      return;
    }
    // Pixel for pixel, so that sharpness and noise are seen as they are.
    BufferedImage image = Thumbnail.fit(picture.thumbnail(), Canvas.SCALE * SIDE);
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(1.0 / Canvas.SCALE, 1.0 / Canvas.SCALE);
    int right = (Canvas.SCALE * SIDE - image.getWidth()) / 2;
    int down = (Canvas.SCALE * SIDE - image.getHeight()) / 2;
    place.translate(right, down);
    graphics.drawImage(image, place, null);
  }

  private static String name(String path) {
    return Visible.of(Visible.shortened(path.substring(path.lastIndexOf('/') + 1), 40));
  }

  private static String fitting(FontMetrics metrics, String name) {
    String fitting = name;
    for (int most = 40; metrics.stringWidth(fitting) > SIDE + 4 && most > 1; most--) {
      fitting = Visible.shortened(name, most);
    }
    return fitting;
  }

  private record Row(SplitName split, Label label, List<Picture> pictures) {}
}
