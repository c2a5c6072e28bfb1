package org.unmask.demo;

import java.util.List;

/** How the hair is worn; {@code volume} is its thickness over the skull, in half head heights. */
record HairLook(Style style, float volume, float line, float part, float curl, float length) {
  private static final List<Style> STYLES = List.of(Style.values());

  enum Style {
    SHAVEN,
    SHORT,
    PARTED,
    FRINGE,
    LONG,
    CURLY
  }

  static HairLook draw(Dice dice, float age) {
    Style style = STYLES.get(dice.below(STYLES.size()));
    if (style == Style.SHAVEN && dice.chance(0.4)) {
      style = Style.SHORT;
    }
    float volume =
        switch (style) {
          case SHAVEN -> 0.012f;
          case SHORT -> dice.between(0.05, 0.12);
          case PARTED, FRINGE -> dice.between(0.09, 0.17);
          case LONG -> dice.between(0.08, 0.16);
          case CURLY -> dice.between(0.16, 0.32);
        };
    float line = dice.around(-0.55, 0.07) - (style == Style.SHORT ? 0.12f * age : 0);
    return new HairLook(
        style, volume, line, dice.around(0, 0.45), dice.between(0, 1), dice.between(0.7, 1.7));
  }

  /** How much larger than the head the ball is on which hair grows. */
  float grown() {
    return 1 + volume;
  }

  /** How far that ball is moved up. */
  float lift() {
    return 0.45f * volume;
  }

  /** How far below the edge of the hair a place of the skull is, square to the edge. */
  float belowEdge(float u, float v, float width) {
    float across = u / (1 + 0.8f * volume);
    float edge = lineAt(across, width) * grown() - lift();
    float slope = (lineAt(across + 0.02f, width) - lineAt(across - 0.02f, width)) / 0.04f;
    return (v - edge) / (float) Math.sqrt(1 + slope * slope);
  }

  /** The height in the face where hair begins, at a place across it. */
  float lineAt(float u, float width) {
    float q = u / (0.82f * width);
    float sides = Curve.step(0.76f, 1.10f, Math.abs(q));
    return switch (style) {
      case SHAVEN, SHORT, CURLY -> line + 0.10f * q * q + 0.48f * sides;
      case PARTED -> {
        float side = part > 0 ? u : -u;
        yield line + 0.20f * Curve.step(-0.1f, 0.5f, side) + 0.08f * q * q + 0.50f * sides;
      }
      case FRINGE -> line + 0.29f + 0.05f * q * q + 0.32f * sides;
      case LONG -> {
        float fromPart = Math.abs(u - 0.5f * part * width);
        yield line
            - 0.04f
            + 0.9f * fromPart * fromPart
            + 2.2f * Curve.step(0.70f, 1.02f, Math.abs(q));
      }
    };
  }
}
