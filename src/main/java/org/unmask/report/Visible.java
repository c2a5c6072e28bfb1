package org.unmask.report;

/** Text of unknown origin, such as a path, so that a reader sees what is really there. */
public final class Visible {

  private Visible() {}

  /**
   * Control characters, line breaks, marks that turn the direction of text around, characters of no
   * width and halves of surrogate pairs as <code>&#92;uXXXX</code>: any of them could make a name
   * look like another one.
   */
  public static String of(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(
            point -> {
              if (hides(point)) {
                text.append("\\u%04X".formatted(point));
              } else {
                text.appendCodePoint(point);
              }
            });
    return text.toString();
  }

  /** At most {@code most} characters (code points) with the middle left out: the name is last. */
  static String shortened(String raw, int most) {
    int length = raw.codePointCount(0, raw.length());
    if (length <= most) {
      return raw;
    }
    int head = (most - 1) / 2;
    int tail = most - 1 - head;
    return raw.substring(0, raw.offsetByCodePoints(0, head))
        + "\u2026"
        + raw.substring(raw.offsetByCodePoints(raw.length(), -tail));
  }

  private static boolean hides(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      // Joiners belong to the spelling of Persian and of emoji, and to that alone.
      case Character.FORMAT -> point != 0x200C && point != 0x200D;
      default -> false;
    };
  }
}
