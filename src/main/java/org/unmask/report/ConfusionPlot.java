package org.unmask.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import org.unmask.evaluation.ConfusionMatrix;
import org.unmask.evaluation.Evaluation;

/** The confusion matrix: counts, and the share of the row (the true class) as depth of colour. */
final class ConfusionPlot {

  private static final int LEFT = 120;
  private static final int TOP = 104;
  private static final int CELL_WIDTH = 240;
  private static final int CELL_HEIGHT = 160;
  private static final int GAP = 4;

  private ConfusionPlot() {}

  static Plot of(Evaluation evaluation) {
    ConfusionMatrix matrix = evaluation.confusionMatrix();
    double threshold = evaluation.plan().threshold().threshold();
    String title = "Verdicts at threshold " + Numbers.decimal(threshold);
    byte[] png =
        Canvas.png(
            PlotStyle.WIDTH,
            PlotStyle.HEIGHT,
            graphics -> {
              header(graphics, EvaluationPlots.title(evaluation, title));
              cell(graphics, 0, 0, matrix.tn(), matrix.reals(), PlotStyle.REAL);
              cell(graphics, 0, 1, matrix.fp(), matrix.reals(), PlotStyle.REAL);
              cell(graphics, 1, 0, matrix.fn(), matrix.fakes(), PlotStyle.FAKE);
              cell(graphics, 1, 1, matrix.tp(), matrix.fakes(), PlotStyle.FAKE);
            });
    String description =
        "%s: %s reals called REAL, %s called FAKE; %s fakes called REAL, %s called FAKE"
            .formatted(
                title,
                Numbers.count(matrix.tn()),
                Numbers.count(matrix.fp()),
                Numbers.count(matrix.fn()),
                Numbers.count(matrix.tp()));
    return new Plot(
        "confusion-matrix.png", EvaluationPlots.description(evaluation, description), png);
  }

  private static void header(Graphics2D graphics, String title) {
    graphics.setColor(PlotStyle.INK);
    graphics.setFont(PlotStyle.font(Font.BOLD, 17));
    centred(graphics, title, PlotStyle.WIDTH / 2, 38);
    graphics.setFont(PlotStyle.font(Font.PLAIN, 15));
    centred(graphics, "Called REAL", LEFT + CELL_WIDTH / 2, TOP - 16);
    centred(graphics, "Called FAKE", LEFT + CELL_WIDTH + GAP + CELL_WIDTH / 2, TOP - 16);
    centred(graphics, "Real", LEFT / 2 + 8, TOP + CELL_HEIGHT / 2 - 4);
    centred(graphics, "images", LEFT / 2 + 8, TOP + CELL_HEIGHT / 2 + 16);
    centred(graphics, "Fake", LEFT / 2 + 8, TOP + GAP + CELL_HEIGHT * 3 / 2 - 4);
    centred(graphics, "images", LEFT / 2 + 8, TOP + GAP + CELL_HEIGHT * 3 / 2 + 16);
  }

  private static void cell(
      Graphics2D graphics, int row, int column, long count, long ofRow, Color color) {
    int x = LEFT + column * (CELL_WIDTH + GAP);
    int y = TOP + row * (CELL_HEIGHT + GAP);
    double share = ofRow == 0 ? 0 : (double) count / ofRow;
    Color background = mix(color, 0.06 + 0.94 * share);
    graphics.setColor(background);
    graphics.fillRect(x, y, CELL_WIDTH, CELL_HEIGHT);
    graphics.setColor(luminance(background) < 0.45 ? Color.WHITE : PlotStyle.INK);
    graphics.setFont(PlotStyle.font(Font.BOLD, 30));
    centred(graphics, Numbers.count(count), x + CELL_WIDTH / 2, y + CELL_HEIGHT / 2 + 2);
    graphics.setFont(PlotStyle.font(Font.PLAIN, 14));
    String shareOfRow = ofRow == 0 ? Numbers.UNDEFINED : Numbers.percent(share) + " of the row";
    centred(graphics, shareOfRow, x + CELL_WIDTH / 2, y + CELL_HEIGHT / 2 + 28);
  }

  /** So much of the colour, the rest white. */
  private static Color mix(Color color, double depth) {
    return new Color(
        (int) (255 - depth * (255 - color.getRed())),
        (int) (255 - depth * (255 - color.getGreen())),
        (int) (255 - depth * (255 - color.getBlue())));
  }

  private static double luminance(Color color) {
    return (0.2126 * color.getRed() + 0.7152 * color.getGreen() + 0.0722 * color.getBlue()) / 255;
  }

  private static void centred(Graphics2D graphics, String text, int x, int y) {
    graphics.drawString(text, x - graphics.getFontMetrics().stringWidth(text) / 2, y);
  }
}
