package org.unmask.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.unmask.split.ShortcutAudit;

/** How well each cheap feature tells the label: bars from chance, and the bar to stay under. */
final class AuditPlot {

  static final String FILE_NAME = "shortcut-audit.png";
  static final Color OVER = new Color(0xB3261E);
  static final int MOST = 20;

  private static final int LEFT = 150;
  private static final int RIGHT = 580;
  private static final int TOP = 86;
  private static final int PITCH = 26;
  private static final double LOW = 0.4;
  private static final double CHANCE = 0.5;

  private AuditPlot() {}

  /**
   * Of an audit with a feature or more; the strongest are shown.
   *
   * @throws IllegalArgumentException if the audit has no feature
   */
  static Plot of(ShortcutAudit audit) {
    if (audit.features().isEmpty()) {
      throw new IllegalArgumentException("Cannot draw an audit: it has no feature");
    }
    List<Bar> bars = new ArrayList<>();
    audit.features().stream()
        .limit(MOST)
        .forEach(feature -> bars.add(new Bar(feature.name(), feature.strength())));
    bars.add(new Bar("all together", audit.combined()));
    int bottom = TOP + PITCH * bars.size() + 6;
    byte[] png =
        Canvas.png(
            PlotStyle.WIDTH,
            bottom + 50,
            graphics -> {
              header(graphics, audit.threshold());
              grid(graphics, bottom);
              for (int i = 0; i < bars.size(); i++) {
                bar(graphics, bars.get(i), TOP + PITCH * i, audit.threshold());
              }
              mark(graphics, CHANCE, bottom, new BasicStroke(1.5f), PlotStyle.INK);
              mark(graphics, audit.threshold(), bottom, dashed(), OVER);
              for (int i = 0; i < bars.size(); i++) {
                value(graphics, bars.get(i), TOP + PITCH * i);
              }
            });
    String description =
        "How well each feature alone tells the label, from 0.5 (chance) to 1; the strongest is %s"
                .formatted(audit.features().get(0).name())
            + " with %s, the bar %s"
                .formatted(
                    Numbers.decimal(audit.features().get(0).strength()),
                    Numbers.decimal(audit.threshold()));
    return new Plot(FILE_NAME, description, png);
  }

  private static void header(Graphics2D graphics, double threshold) {
    graphics.setColor(PlotStyle.INK);
    graphics.setFont(PlotStyle.font(Font.BOLD, 17));
    centred(graphics, "What tells the label without the face", PlotStyle.WIDTH / 2, 38);
    graphics.setFont(PlotStyle.font(Font.PLAIN, 13));
    centred(graphics, "chance", x(CHANCE), TOP - 10);
    graphics.setColor(OVER);
    centred(graphics, "threshold " + Numbers.decimal(threshold), x(threshold), TOP - 10);
  }

  private static void grid(Graphics2D graphics, int bottom) {
    graphics.setFont(PlotStyle.font(Font.PLAIN, 13));
    for (int tenths = 4; tenths <= 10; tenths++) {
      double value = tenths / 10.0;
      mark(graphics, value, bottom, new BasicStroke(1), PlotStyle.GRID);
      graphics.setColor(PlotStyle.INK);
      centred(graphics, tenths == 10 ? "1.0" : "0." + tenths, x(value), bottom + 18);
    }
    graphics.setFont(PlotStyle.font(Font.PLAIN, 14));
    centred(graphics, "Strength", (LEFT + RIGHT) / 2, bottom + 39);
  }

  private static void bar(Graphics2D graphics, Bar bar, int y, double threshold) {
    graphics.setFont(PlotStyle.font(Font.PLAIN, 13));
    graphics.setColor(PlotStyle.INK);
    String name = Visible.of(Visible.shortened(bar.name, 20));
    graphics.drawString(
        name, LEFT - 8 - graphics.getFontMetrics().stringWidth(name), y + PITCH / 2 + 5);
    if (Double.isNaN(bar.strength)) {
      return;
    }
    int from = Math.min(x(CHANCE), x(bar.strength));
    int to = Math.max(x(CHANCE), x(bar.strength));
    graphics.setColor(bar.strength >= threshold ? OVER : PlotStyle.QUIET);
    graphics.fillRect(from, y + 4, to - from, PITCH - 8);
  }

  /** On white, since the lines may pass behind it. */
  private static void value(Graphics2D graphics, Bar bar, int y) {
    graphics.setFont(PlotStyle.font(Font.PLAIN, 13));
    String value = Numbers.decimal(bar.strength);
    int end = Double.isNaN(bar.strength) ? x(CHANCE) : Math.max(x(CHANCE), x(bar.strength));
    graphics.setColor(Color.WHITE);
    graphics.fillRect(end + 4, y + 4, graphics.getFontMetrics().stringWidth(value) + 4, PITCH - 8);
    graphics.setColor(PlotStyle.INK);
    graphics.drawString(value, end + 6, y + PITCH / 2 + 5);
  }

  private static void mark(
      Graphics2D graphics, double value, int bottom, BasicStroke stroke, Color color) {
    graphics.setColor(color);
    graphics.setStroke(stroke);
    graphics.drawLine(x(value), TOP, x(value), bottom);
  }

  private static BasicStroke dashed() {
    return new BasicStroke(
        1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 5}, 0);
  }

  private static int x(double value) {
    double share = (Math.max(LOW, Math.min(1, value)) - LOW) / (1 - LOW);
    return (int) Math.round(LEFT + share * (RIGHT - LEFT));
  }

  private static void centred(Graphics2D graphics, String text, int x, int y) {
    graphics.drawString(text, x - graphics.getFontMetrics().stringWidth(text) / 2, y);
  }

  private record Bar(String name, double strength) {}
}
